"""An edition as a page of a wiki: in a git repository, where it is a commit, or in a folder.

A git remote that has moved on is fetched, and the pages are laid out anew on what it has now: that is the rebase.
Nothing is ever forced, and a page that a person has edited stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bulletin.channels import Around
from bulletin.channels.wiki import pages
from bulletin.channels.wiki.folder import Folder
from bulletin.channels.wiki.pages import Laid, RefusedError
from bulletin.channels.wiki.repository import TRAILER, Repository, copied
from bulletin.errors import DeliveryError, SettingsError
from bulletin.model import Failure
from bulletin.parcels import Consignment, Outcome, Parcel, Sender
from bulletin.sending.secret import secret
from bulletin.sending.wiki import WikiSettings, remote_problem

# How often a remote may move on between our fetch and our push. While five others pushed once a second each, thirty
# editions took two of them at most, twelve on a machine with six times its work three; `make torture` counts again.
_MOST_REBASES = 5
# A little longer each time, so that those who race do not stay in step.
_PAUSE_S = 0.2
# Enough to see what was edited; the whole difference is written by a dry run.
_MOST_DIFFERENCE = 1500
_LONGEST_TITLE = 100


def channel(own: WikiSettings, consignment: Consignment, around: Around) -> Wiki:
    """The way to a wiki."""
    return Wiki(own, consignment, around)


class Wiki:
    """One wiki; a later build replaces the page of an earlier one."""

    replaces = True
    set_aside: tuple[Failure, ...] = ()

    def __init__(self, own: WikiSettings, consignment: Consignment, around: Around) -> None:
        self.name = own.name
        self._own, self._consignment, self._around = own, consignment, around

    def recipients(self) -> Iterable[str]:
        """The wiki."""
        return (self._own.remote or str(self._root()),)

    def wait_s(self, recipient: str) -> float:
        """No time at all."""
        return 0.0

    def parcels(self, due: Mapping[str, str] | None = None) -> Iterable[Parcel]:
        """The one page."""
        text = pages.printed(self._consignment, self._own.style)
        (recipient,) = self.recipients()
        told = f"a page, {self._consignment.day.isoformat()}"
        yield Parcel(recipient, pages.reference(self._consignment, text), told, len(text.encode()), self._files)

    @contextmanager
    def opened(self) -> Iterator[Sender]:
        """What brings the page there; git is started with the parcel."""
        yield self._send

    def _send(self, parcel: Parcel) -> Outcome:
        try:
            return self._push(parcel.reference) if self._own.remote else self._write()
        except RefusedError as error:
            return Outcome("bounced", self._refused(error))

    def _write(self) -> Outcome:
        folder = Folder(self._root())
        laid = self._laid(folder)
        folder.write(laid.written)
        return Outcome("sent", _told(laid, laid.page))

    def _push(self, reference: str) -> Outcome:
        said = ""
        with self._copied() as repository:
            for again in range(_MOST_REBASES + 1):
                if again:
                    self._around.sleep(_PAUSE_S * again)
                    repository.fetch()
                if commit := repository.commit_of(reference):
                    return Outcome("sent", f"{commit} has it already")
                laid = self._laid(repository)
                if not laid.written:
                    return Outcome("sent", _told(laid, f"{laid.page} shows it already"))
                done = repository.push(self._commit(repository, laid, reference))
                if done.is_taken:
                    return Outcome("sent", _told(laid, done.said))
                if not done.is_raced:
                    return Outcome("bounced", f"{done.said}; see who may push to the wiki, then retry")
                said = f" ({done.said})" if done.said else ""
        problem = f"remote has moved on {_MOST_REBASES + 1} times{said}"
        return Outcome("deferred", f'{problem}; run "bulletin deliver {self.name}" again')

    def _commit(self, repository: Repository, laid: Laid, reference: str) -> str:
        title = pages.in_one_line(self._consignment.title)[:_LONGEST_TITLE]
        message = f"{title}, {self._consignment.day.isoformat()}\n\n{TRAILER}: {reference}\n"
        return repository.commit(laid.written, message, self._own.author, self._around.now())

    def _laid(self, wiki: pages.Wiki) -> Laid:
        return pages.lay_out(self._consignment, self._own.style, wiki)

    @contextmanager
    def _copied(self) -> Iterator[Repository]:
        own = self._own
        if problem := remote_problem(own.remote):
            raise DeliveryError(self.name, f"remote {problem}")
        try:
            known = secret(own.secret, self._around.environ) if own.secret else ""
        except SettingsError as error:
            raise DeliveryError(error.subject, error.problem) from error
        if any(ord(character) < 32 for character in known):
            raise DeliveryError(own.secret, "holds more than one line; is it the right secret?")
        with copied(self.name, own.remote, own.branch, self._around.environ, known) as repository:
            yield repository

    def _root(self) -> Path:
        try:
            return Path(self._own.path).expanduser().absolute()
        except RuntimeError as error:
            raise DeliveryError(self.name, "path names a home folder that is not known; write it whole") from error

    def _files(self) -> Mapping[str, bytes]:
        """The pages as they would be written now, or the difference to what a person has made of the edition's."""
        try:
            if self._own.remote:
                with self._copied() as repository:
                    written = self._laid(repository).written
            else:
                written = self._laid(Folder(self._root())).written
        except RefusedError as error:
            return {f"{self.name}.diff": error.difference.encode()} if error.difference else {}
        return {name.replace("/", "-"): content for name, content in written.items()}

    def _refused(self, error: RefusedError) -> str:
        if not error.difference:
            return error.problem
        day = self._consignment.day.isoformat()
        step = f'"bulletin deliver {self.name} --edition {day} --dry-run" writes the difference to look at'
        return f"{error.problem}; {step}\n{error.difference[:_MOST_DIFFERENCE]}"


def _told(laid: Laid, what: str) -> str:
    return "; ".join((what, *laid.notes))
