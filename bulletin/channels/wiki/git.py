"""The real git, run so that no repository, server or address can make it do anything but fetch, commit and push.

Of its settings it has the user's own (for credential helpers, proxies and ssh) and none of the repository's: hooks,
monitors and transports that are commands are off. It asks nobody anything, and gets no variable of the environment but
those named here. A secret is handed to it in its environment, never as an argument.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.channels.wiki.pages import in_one_line
from bulletin.errors import DeliveryError

_KEPT = (
    *("PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"),
    *("SSH_AUTH_SOCK", "GIT_SSH_COMMAND", "GIT_SSH", "GIT_SSL_CAINFO", "SSL_CERT_FILE", "SSL_CERT_DIR"),
    *("http_proxy", "https_proxy", "no_proxy", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY"),
)
_SECRET, _USER = "BULLETIN_GIT_SECRET", "BULLETIN_GIT_USER"
# A shell's own printf, so that not even that has the secret as an argument.
_HELPER = f"""!f() {{ test "$1" = get && printf 'username=%s\\npassword=%s\\n' "${_USER}" "${_SECRET}"; }}; f"""
_SETTINGS = {
    "core.hooksPath": "/dev/null",
    "core.fsmonitor": "false",
    "core.askPass": "",
    "protocol.ext.allow": "never",
    "http.followRedirects": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "fetch.recurseSubmodules": "false",
    "push.recurseSubmodules": "no",
    "push.gpgSign": "false",
    "push.followTags": "false",
    "push.pushOption": "",
    "protocol.version": "2",
    "trailer.separators": ":",
    "i18n.logOutputEncoding": "UTF-8",
    "advice.detachedHead": "false",
}
# Seconds. A thousand editions are 15 MB from a server that cannot leave file contents out: 50 kB a second are enough.
NETWORK_S, _LOCAL_S = 300.0, 60.0
# A list of 100,000 files takes 10 MB.
_MOST_BYTES = 1 << 26
_MOST_SAID = 2000


@dataclass(frozen=True, slots=True)
class Answer:
    """What git printed, and whether it says that all is well; `said` is for people, in a few lines at most."""

    is_well: bool
    printed: bytes
    said: str


class Git:
    """Runs git in a repository, for one remote."""

    def __init__(self, folder: Path, environ: Mapping[str, str], remote: str, secret: str) -> None:
        self._folder, self._secret = folder, secret
        self._environ = {name: environ[name] for name in _KEPT if name in environ} | {
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_ASKPASS": "",
            "GIT_ALLOW_PROTOCOL": _protocol(remote),
            "GIT_DIR": str(folder),
            "GIT_PAGER": "cat",
            "LC_ALL": "C",
        }
        self._helper: tuple[str, ...] = ()
        if secret:
            self._environ |= {_SECRET: secret, _USER: _user(remote)}
            # For this host only: a proxy may ask for a password, too.
            self._helper = ("credential.helper=", f"credential.{_host(remote)}.helper={_HELPER}")

    def __repr__(self) -> str:
        return f"Git({self._folder})"

    def __call__(self, *command: str, stdin: bytes = b"", timeout_s: float = _LOCAL_S) -> Answer:
        """What git answers; raises DeliveryError when it is not there, says too much or takes too long."""
        line = ["git", *self._options(), *command]
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
            given.write(stdin)
            given.seek(0)
            try:
                process = subprocess.Popen(
                    line,
                    stdin=given,
                    stdout=subprocess.PIPE,
                    stderr=said,
                    env=self._environ,
                    start_new_session=True,  # No terminal to ask on, and a group that can be ended.
                )
            except OSError as error:
                raise DeliveryError("git", f"does not start ({error.strerror}); install it") from error
            printed = _printed(process, timeout_s, command[0])
            said.seek(0)
            words = self.shown(said.read(_MOST_BYTES).decode(errors="replace"))
        return Answer(process.returncode == 0, printed, words)

    def shown(self, text: str) -> str:
        """What git said as people may see it: printable, short, and without the secret."""
        if self._secret:
            text = text.replace(self._secret, "…")
        lines = (in_one_line(line) for line in re.split(r"[\r\n]", text))
        return "; ".join(line for line in lines if line and not _PROGRESS.match(line))[:_MOST_SAID]

    def _options(self) -> list[str]:
        given = (*(f"{name}={value}" for name, value in _SETTINGS.items()), *self._helper)
        return [part for one in given for part in ("-c", one)]


_PROGRESS = re.compile(r"(?:remote: )?(?:Enumerating|Counting|Compressing|Receiving|Resolving|Writing|Unpacking) ")


def _printed(process: subprocess.Popen[bytes], timeout_s: float, command: str) -> bytes:
    """All that a process prints; raises DeliveryError when that is too much or takes too long."""
    is_late = threading.Event()

    def end() -> None:
        is_late.set()
        _kill(process)

    watch = threading.Timer(timeout_s, end)
    watch.start()
    try:
        assert process.stdout is not None
        with process.stdout as stream:
            printed = stream.read(_MOST_BYTES + 1)
            if len(printed) > _MOST_BYTES:
                raise DeliveryError(
                    f"git {command}", f"printed more than {_MOST_BYTES >> 20} MB; is it the right wiki?"
                )
        process.wait()
    except BaseException:
        _kill(process)
        process.wait()
        raise
    finally:
        watch.cancel()
    if is_late.is_set():
        raise DeliveryError(f"git {command}", f"was not done after {timeout_s:g} seconds; run it again later")
    return printed


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End git and all that it has started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _protocol(remote: str) -> str:
    """The one transport that an address needs, so that no redirection leads to another."""
    scheme, colon, _ = remote.partition("://")
    return scheme if colon else "ssh"


def _user(remote: str) -> str:
    """Who has the secret; servers that take tokens take any name with them."""
    found = re.match(r"https?://([^/@]+)@", remote)
    return found[1] if found else "bulletin"


def _host(remote: str) -> str:
    """The address without a name and a path."""
    scheme, _, rest = remote.partition("://")
    return f"{scheme}://{rest.partition('/')[0].rpartition('@')[2]}"
