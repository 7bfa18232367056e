"""What changed in a text, word by word, with signs around it that say so without colours."""

from __future__ import annotations

from collections.abc import Iterator

from reader.state.rows import Piece
from reader.write.changed_text.word_diff import Tokens, aligned

REMOVED, ADDED = ("[−", "−]"), ("[+", "+]")


def changed_words(old: str, new: str) -> tuple[Piece, ...]:
    """The new text with what was removed and added marked: `The [−old−] [+new+] bridge`."""
    before, after = Tokens(old), Tokens(new)
    images = aligned(before, after)
    stays = {image for image in images if image >= 0}
    pieces: list[Piece] = []
    done = 0
    for start, end, removed_until in _passages(images, stays, len(after)):
        removed = [index for index in range(done, removed_until) if images[index] < 0]
        done = max(done, removed_until)
        if removed:
            pieces.append(
                Piece(f"{REMOVED[0]}{_words(old, before, removed[0], removed[-1] + 1)}{REMOVED[1]} ", "draft")
            )
        words = new[after.starts[start] if start else 0 : after.starts[end] if end < len(after) else len(new)]
        if start in stays:
            pieces.append(Piece(words))
        elif start < len(after):
            bare = words.rstrip()
            pieces.append(Piece(f"{ADDED[0]}{bare}{ADDED[1]}{words[len(bare) :]}", "match"))
    rest = [index for index in range(done, len(before)) if images[index] < 0]
    if rest:
        pieces.append(
            Piece(f" {REMOVED[0]}{_words(old, before, rest[0], rest[-1] + 1)}{REMOVED[1]}", "draft")
        )
    return tuple(pieces)


def _passages(images: list[int], stays: set[int], length: int) -> Iterator[tuple[int, int, int]]:
    """Runs of new words that all stay or are all added, and how many old words go before each."""
    old_of = {image: index for index, image in enumerate(images) if image >= 0}
    start = 0
    while start < length:
        end = start + 1
        while (
            end < length
            and (end in stays) == (start in stays)
            and (end not in stays or old_of[end] == old_of[end - 1] + 1)
        ):
            end += 1
        behind = old_of[start] if start in stays else old_of.get(end, len(images))
        yield start, end, behind
        start = end


def _words(text: str, tokens: Tokens, first: int, end: int) -> str:
    return " ".join(text[tokens.starts[first] : tokens.end(end - 1)].split())
