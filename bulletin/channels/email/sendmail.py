"""Messages to the `sendmail` of this machine, which has a queue of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bulletin.channels import Around
from bulletin.channels.email.addresses import address
from bulletin.channels.email.envelope import Envelope
from bulletin.channels.email.replies import plain
from bulletin.errors import DeliveryError
from bulletin.parcels import Outcome
from bulletin.sending import EmailSettings

PROGRAM = "/usr/sbin/sendmail"

# It puts the message into its queue; some take it to another server first, which may take ten minutes to answer.
_LIMIT_S = 660.0
# So long, and one after the other: five hundred recipients would take four days.
_MOST_HUNG = 3
# What it and those that stand in for it (msmtp, say) look at. Other people's secrets are in the environment, too.
_PASSED_ON = ("HOME", "LANG", "LC_ALL", "LOGNAME", "PATH", "TZ", "USER", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")

# sysexits.h: of this message or recipient only, and what is true of all. EX_NOHOST is neither: msmtp ends so when the
# name of its own server is not known for the moment.
_NEVER = {os.EX_DATAERR, os.EX_NOUSER}
_NOBODY = {os.EX_USAGE, os.EX_OSFILE, os.EX_CANTCREAT, os.EX_NOPERM, os.EX_CONFIG}


@contextmanager
def opened(
    own: EmailSettings, around: Around, program: str = PROGRAM, limit_s: float = _LIMIT_S
) -> Iterator[Callable[[Envelope], Outcome]]:
    """Hands envelopes over to `sendmail`, one after the other."""
    hung = 0
    environ = {name: around.environ[name] for name in _PASSED_ON if name in around.environ}

    def send(envelope: Envelope) -> Outcome:
        try:
            sender = address(envelope.sender).text
        except ValueError as error:
            raise DeliveryError("email.sender", f"{error}; correct it") from error
        try:
            recipient = address(envelope.recipient).text
            if recipient.startswith(("-", "/", "|")):
                raise ValueError("is read by sendmail as an option, a file or a program")
        except ValueError as error:
            return Outcome("bounced", str(error))
        nonlocal hung
        if hung >= _MOST_HUNG:
            problem = f"did not end within {limit_s:g} seconds {_MOST_HUNG} times in a row"
            raise DeliveryError(program, f"{problem}; the others were not tried, see what it waits for")
        # Programs on this machine end lines in its way; sendmail ends them as mail does when it sends them on.
        content = envelope.content().replace(b"\r\n", b"\n")
        try:
            # -odb: Sendmail itself would otherwise try to send it on, and end with an error though it keeps it.
            command = [program, "-odb", "-i", "-f", sender, "--", recipient]
            outcome = _handed_over(command, content, environ, limit_s)
        except subprocess.TimeoutExpired:
            hung += 1
            return Outcome("unknown", f"{program} did not end within {limit_s:g} seconds")
        hung = 0
        return outcome

    yield send


def _handed_over(command: list[str], content: bytes, environ: dict[str, str], limit_s: float) -> Outcome:
    try:
        done = subprocess.run(
            command,
            input=content,
            capture_output=True,
            env=environ,
            timeout=limit_s,
            start_new_session=True,
            check=False,
        )
    except OSError as error:
        why = error.strerror or "it does not start"
        raise DeliveryError(command[0], f'{why}; install a mail server, or use transport = "smtp"') from error
    said = plain(done.stderr.decode("utf-8", "replace"))
    told = f"{command[0]} ended with {done.returncode}" + (f": {said}" if said else "")
    if done.returncode == os.EX_OK:
        return Outcome("sent", "in the queue of sendmail")
    if done.returncode in _NOBODY:
        raise DeliveryError(command[0], f"{told}; nothing was sent, check its settings")
    if done.returncode < 0:
        return Outcome("unknown", told)
    return Outcome("bounced" if done.returncode in _NEVER else "deferred", told)
