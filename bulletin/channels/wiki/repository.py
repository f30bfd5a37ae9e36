"""A wiki in a git repository: a copy without files, made anew each time, in which commits are put together and pushed.

Files are read and written as git's objects and never checked out: a link or a filter in the repository does nothing,
and what a killed run leaves is a temporary folder that the next one removes. A copy that is kept would save the
history's transfer, but has to be mended when it was left in the middle. The history without contents is small: of a
thousand editions of 33 kB, 0.6 MB come over in place of 15.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bulletin.channels.wiki.git import NETWORK_S, Answer, Git
from bulletin.channels.wiki.pages import RefusedError
from bulletin.errors import DeliveryError
from bulletin.folders import folder

TRAILER = "Bulletin-Edition"
_FILE, _FOLDER = ("100644", "100755"), "040000"
# Nobody has settings for a remote of this name, as some have for "origin".
_REMOTE = "bulletin-wiki"
_NOBODY = "bulletin <bulletin@localhost>"
# What git and servers answer when somebody else was faster.
_RACED = re.compile(
    r"\[rejected\]|cannot lock ref|failed to update ref|reference already exists|incorrect old value|stale info"
)


@dataclass(frozen=True, slots=True)
class Pushed:
    """What came of a push: taken, or not because somebody else was faster, or refused; `said` by the server."""

    is_taken: bool
    is_raced: bool = False
    said: str = ""


@contextmanager
def copied(name: str, remote: str, branch: str, environ: Mapping[str, str], secret: str) -> Iterator[Repository]:
    """A copy of the remote for as long as the block lasts; raises DeliveryError when there is no way to have it."""
    with folder("wiki") as own:
        repository = Repository(name, Git(own / "wiki.git", environ, remote, secret), branch)
        repository.copy(remote, own / "wiki.git")
        yield repository


class Repository:
    """A bare copy of one branch, as it was when it was last fetched."""

    def __init__(self, name: str, git: Git, branch: str) -> None:
        self._name, self._git, self._branch = name, git, branch
        self._tip, self._made = "", 0
        self._entries: dict[str, tuple[str, str]] = {}
        self._read: dict[str, bytes] = {}

    def copy(self, remote: str, folder: Path) -> None:
        """Fetch it for the first time."""
        command = (
            "clone",
            "--quiet",
            "--bare",
            "--filter=blob:none",
            "--no-tags",
            "--single-branch",
            "--template=",
            f"--origin={_REMOTE}",
        )
        named = (f"--branch={self._branch}",) if self._branch else ()
        done = self._git(*command, *named, "--", remote, str(folder), timeout_s=NETWORK_S)
        if not done.is_well and named and "not found in upstream" in done.said:
            done = self._git(*command, "--", remote, str(folder), timeout_s=NETWORK_S)
            if done.is_well and self._git("rev-parse", "-q", "--verify", "HEAD^{commit}").is_well:
                raise DeliveryError(self._name, f'there is no branch "{self._branch}"; make it, or mend branch')
            self._well(self._git("symbolic-ref", "HEAD", f"refs/heads/{self._branch}"))
        if not done.is_well:
            problem = f"cannot be fetched ({done.said}); check remote, the network and who may read it"
            raise DeliveryError(self._name, problem)
        self._branch = self._text("symbolic-ref", "HEAD").removeprefix("refs/heads/")
        self._look()

    def fetch(self) -> None:
        """Fetch what is new."""
        where = f"+refs/heads/{self._branch}:refs/heads/{self._branch}"
        done = self._git("fetch", "--quiet", "--no-tags", "--filter=blob:none", _REMOTE, where, timeout_s=NETWORK_S)
        if not done.is_well:
            raise DeliveryError(self._name, f"cannot be fetched ({done.said}); run it again later")
        self._look()

    def commit_of(self, reference: str) -> str:
        """The newest commit that says of itself that it is of an edition and build, empty when there is none."""
        if not self._tip:
            return ""
        line = f"{TRAILER}: {reference}"
        form = f"--format=%h%x00%(trailers:key={TRAILER},valueonly,separator=%x00)"
        for found in self._text("log", "--fixed-strings", f"--grep={line}", form, self._tip).splitlines():
            commit, *trailers = found.split("\0")
            if reference in (trailer.strip() for trailer in trailers):
                return commit
        return ""

    def names(self, folder: str) -> Iterable[str]:
        """The names of what is in a folder of it."""
        below = (path.removeprefix(folder) for path in self._entries if path.startswith(folder))
        return [name for name in below if "/" not in name]

    def read(self, name: str) -> bytes | None:
        """What a file holds, None when it is not there; raises RefusedError for what is no ordinary file."""
        parts = name.split("/")
        for end in range(1, len(parts)):
            mode, _ = self._entries.get("/".join(parts[:end]), (_FOLDER, ""))
            if mode != _FOLDER:
                raise RefusedError(f"{'/'.join(parts[:end])} is a link or a file in place of a folder; rename it")
        if name not in self._entries:
            return None
        mode, blob = self._entries[name]
        if mode not in _FILE:
            raise RefusedError(f"{name} is a link or a folder in place of a page; rename it")
        if blob not in self._read:
            self._read[blob] = self._well(self._git("cat-file", "blob", blob, timeout_s=NETWORK_S)).printed
        return self._read[blob]

    def commit(self, pages: Mapping[str, bytes], message: str, author: str, now: datetime) -> str:
        """A commit with these pages, on top of what was fetched last.

        It is made by one process, for the shorter the time to the push, the seldomer is somebody else faster.
        """
        # A name of its own for each: nothing is ever moved back.
        self._made += 1
        signed = f"{author or _NOBODY} {int(now.timestamp())} +0000"
        parts = [f"commit refs/bulletin/{self._made}\nmark :1\nauthor {signed}\ncommitter {signed}\n".encode()]
        parts += [_counted(message.encode()), f"from {self._tip}\n".encode() if self._tip else b""]
        for name, content in pages.items():
            mode, _ = self._entries.get(name, (_FILE[0], ""))
            parts += [f"M {mode} inline {name}\n".encode(), _counted(content)]
        return self._text("fast-import", "--quiet", stdin=b"".join((*parts, b"get-mark :1\ndone\n")))

    def push(self, commit: str) -> Pushed:
        """What the server makes of a commit; raises DeliveryError when it does not say."""
        where = f"{commit}:refs/heads/{self._branch}"
        done = self._git("push", "--porcelain", "--no-verify", _REMOTE, where, timeout_s=NETWORK_S)
        if done.is_well:
            return Pushed(is_taken=True, said=commit[:12])
        told = [line for line in done.printed.decode(errors="replace").splitlines() if line.startswith("!")]
        if not told:
            raise DeliveryError(self._name, f"cannot be pushed to ({done.said}); check the network and who may write")
        if _RACED.search(told[0]):
            # A lock that nobody holds any more looks the same, and only the server's words name it.
            return Pushed(is_taken=False, is_raced=True, said="" if "[rejected]" in told[0] else done.said)
        reason = self._git.shown(told[0].split("\t")[-1])
        return Pushed(is_taken=False, said=f"{reason}: {done.said}")

    def _look(self) -> None:
        """Learn what is in it."""
        found = self._git("rev-parse", "-q", "--verify", f"refs/heads/{self._branch}^{{commit}}")
        self._tip = found.printed.decode().strip() if found.is_well else ""
        self._entries = {}
        if not self._tip:
            return
        listed = self._well(self._git("ls-tree", "-r", "-t", "-z", "--full-tree", self._tip)).printed
        for line in listed.decode(errors="surrogateescape").split("\0")[:-1]:
            about, _, path = line.partition("\t")
            mode, _, name = about.split(" ")
            self._entries[path] = (mode, name)

    def _text(self, *command: str, stdin: bytes = b"") -> str:
        answer = self._well(self._git(*command, stdin=stdin))
        return answer.printed.decode(errors="replace").strip()

    def _well(self, answer: Answer) -> Answer:
        if not answer.is_well:
            raise DeliveryError(self._name, f"git failed ({answer.said}); run it again")
        return answer


def _counted(content: bytes) -> bytes:
    """Content as git's import wants it: behind its length."""
    return b"data %d\n%b\n" % (len(content), content)
