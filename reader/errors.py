"""The tree of the program's own errors: something in the world outside is wrong, and one sentence says what.

A fault in the content of a file is a `Diagnostic`, and a bug is whatever Python raises: neither is one of these.
"""

from __future__ import annotations

__all__ = (
    "AlreadyThere",
    "AskLater",
    "ChangedMeanwhile",
    "ClipboardError",
    "ClusterUnavailable",
    "EditRefused",
    "IntakeError",
    "ModelMissing",
    "OutputError",
    "PrivateAddress",
    "ReaderError",
    "SaveError",
    "SpeechError",
    "StoreUnavailable",
    "UnreadableFile",
    "WorkersUnavailable",
)


class ReaderError(Exception):
    """Root of the tree. Its text is one sentence for a person, safe for a terminal, without a full stop at its end."""


class UnreadableFile(ReaderError):
    """The system or its kind forbids reading a file. The sentence doesn't name the file."""


class IntakeError(ReaderError):
    """A page, a file or a text gives no article."""


class PrivateAddress(IntakeError):
    """A host is of a private network, and the person has not allowed that it is asked."""


class AskLater(IntakeError):
    """A site did not answer, or not now; the same address may give the page later."""


class ClusterUnavailable(ReaderError):
    """No cluster can be reached, or it is lost, or what reaches one is not installed."""


class WorkersUnavailable(ReaderError):
    """The system starts no more processes."""


class SaveError(ReaderError):
    """A file was not written."""


class AlreadyThere(SaveError):
    """A file of that name exists, and nobody allowed writing over it."""


class ChangedMeanwhile(SaveError):
    """A file has another content than it had when it was read."""


class EditRefused(ReaderError):
    """An edit of an article can’t be made, or would leave a fault: the sentence is that fault."""


class ModelMissing(ReaderError):
    """A model for drafting is not installed, or none that drafting could use."""


class ClipboardError(ReaderError):
    """The clipboard can't be read or holds no words."""


class SpeechError(ReaderError):
    """Nothing can be read aloud, or not so."""


class StoreUnavailable(ReaderError):
    """A database of ours can't be used. The sentence is a clause that names its file."""


class OutputError(ReaderError):
    """Standard output can't be written."""
