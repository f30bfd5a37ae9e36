"""What can go wrong, one class a stage. Only the command line turns these into exit codes."""

from __future__ import annotations


class BulletinError(Exception):
    """A failure that names its subject (a path, URL or key) and the problem with the next step."""

    def __init__(self, subject: str, problem: str) -> None:
        super().__init__(f"{subject}: {problem}")
        self.subject = subject
        self.problem = problem


class ReadError(BulletinError):
    """An input could not be turned into articles."""


class SettingsError(BulletinError):
    """A setting or an option has a value that cannot be used."""


class TextError(BulletinError):
    """The words of a text could not be found."""


class SummaryError(BulletinError):
    """A summary could not be made."""


class RenderError(BulletinError):
    """A document could not be made from an edition."""


class ThemeError(RenderError):
    """A file of a theme cannot be used."""


class ExplainError(BulletinError):
    """What should be explained is not in the edition, or is several things."""


class ArchiveError(BulletinError):
    """The archive cannot be opened, read or written."""


class LockError(BulletinError):
    """Another run holds the archive."""


class ProofError(BulletinError):
    """What a document prints cannot be shown in the archive."""


class WriteError(BulletinError):
    """A document could not be written to its place."""


class DeliveryError(BulletinError):
    """An edition could not be sent on a channel."""
