"""Protocol `Editor`: what the review screen asks of the file that it edits; and `Reviewed`, what it leaves."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reader.model.article import Article
from reader.state.review.claims import ClaimRef
from reader.write.edits import Edit


class WithArticle(Protocol):
    """What has an article."""

    @property
    def article(self) -> Article: ...


class Editor(Protocol):
    """Edits the file under review: every edit is saved at once, and can be undone.

    Its methods raise EditRefused, SaveError and UnreadableFile.
    """

    @property
    def path(self) -> Path:
        """The file that edits are saved in: a copy of the person's own from the first edit of a read-only one."""

    def apply(self, edit: Edit) -> WithArticle:
        """The article after an edit."""

    def newer(self) -> Article | None:
        """What another program has written into the file; None where it is as the last act, or the review, found it.

        Raises EditRefused where that has a fault.
        """

    def undo(self) -> Article:
        """The article before the last edit."""

    def redo(self) -> Article:
        """The article after the edit that was undone last."""

    def pop_fault(self) -> str | None:
        """Why edits can't be undone after the program ends, in one sentence: once, then None."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review leaves: the article, its file, the claim to come back to, the offset at the top of the screen.

    `remark` is what is yet to be said: why the last edits were refused, or can't be undone later.
    """

    article: Article
    path: Path
    at: ClaimRef | None
    top: int
    remark: str | None = None
