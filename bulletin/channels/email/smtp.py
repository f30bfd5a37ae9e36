"""Messages to a server by SMTP (RFC 5321): one session for all, and of each message known whether it was taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Literal

from bulletin.channels import Around
from bulletin.channels.email.envelope import Envelope
from bulletin.channels.email.letter import Letter
from bulletin.channels.email.replies import NO_SUCH_ADDRESS
from bulletin.channels.email.session import Limits, Session, begun
from bulletin.channels.email.wire import Lost, Reply
from bulletin.errors import DeliveryError, SettingsError
from bulletin.parcels import Outcome
from bulletin.sending import EmailSettings
from bulletin.sending.email import SmtpSettings
from bulletin.sending.secret import secret

_Following = Callable[[], Envelope | None]

_LIMITS = Limits()
# A server that greets and then hangs costs five minutes a session, ten behind the last dot; one recipient or two may
# cost a session for a reason of their own.
_MOST_LOST = 3
# Who has not signed in must first (RFC 4954, 6): true of everybody who gets something.
_WANTS_AUTH = (530, 534, 535)
# Too large (RFC 1870, 6.2): said to MAIL, for the size stands there, and true of this message only.
_TOO_LARGE = 552
_OUT_OF_ORDER = 503
_STATUS = re.compile(r"5\.\d{1,3}\.\d{1,3}(?!\S)")


@contextmanager
def opened(own: EmailSettings, around: Around, limits: Limits = _LIMITS) -> Iterator[Callable[[Envelope], Outcome]]:
    """Sends envelopes to the server of these settings, in one session for as long as that lasts."""
    post = _Post(own.smtp, around, limits)
    try:
        yield post.send
    except BaseException:
        post.hang_up()
        raise
    post.quit()


class _Post:
    """The session that is open, if one is, and why sessions were lost since the server has last answered for one."""

    def __init__(self, own: SmtpSettings, around: Around, limits: Limits) -> None:
        self._own, self._around, self._limits = own, around, limits
        self._place = f"{own.host}:{own.port}"
        self._session: Session | None = None
        self._lost: list[str] = []
        self._asks_ahead, self._took_ahead = True, False

    def send(self, envelope: Envelope) -> Outcome:
        """What came of an envelope; raises DeliveryError when nothing can be sent to anybody."""
        try:
            letter = Letter.of(envelope)
        except ValueError as error:
            return Outcome("bounced", str(error))
        return self._sent(letter, envelope.following)

    def quit(self) -> None:
        """End the session."""
        if self._session:
            self._session.quit()
        self._session = None

    def hang_up(self) -> None:
        """End the session without another word, whatever is under way."""
        if self._session:
            self._session.wire.close()
        self._session = None

    def _sent(self, letter: Letter, following: _Following) -> Outcome:
        """A message is tried again at once when a session ends that others went before it in: servers limit that."""
        if len(self._lost) >= _MOST_LOST:
            problem = f"{_MOST_LOST} sessions in a row were lost before it took a message ({self._lost[-1]})"
            raise DeliveryError(self._place, f"{problem}; the others were not tried, try again later")
        while True:
            session = self._session = self._session or begun(self._own, self._password(), self._limits)
            was_used, session.is_used = session.is_used, True
            try:
                return self._transferred(session, letter, following, is_new=not was_used)
            except Lost as lost:
                self.hang_up()
                if not was_used:
                    self._lost.append(session.told(str(lost)))
                    return Outcome("deferred", f"{self._lost[-1]}, before it took the message")

    def _transferred(self, session: Session, letter: Letter, following: _Following, *, is_new: bool) -> Outcome:
        """What came of a message in this session; raises Lost when it broke off and the server has not taken it.

        That the sender is refused is believed in a session that `is_new`: in another one the last message may be why.
        """
        try:
            commands = letter.commands(session)
        except ValueError as error:
            return Outcome("bounced", str(error))
        replies = self._begun(session, commands)
        refused = next((number for number, reply in enumerate(replies) if reply.kind != (2, 2, 3)[number]), None)
        if refused is None:
            return self._handed_over(session, letter, self._begun_ahead(session, following))
        self._taken_back(session, replies)
        reply = replies[refused]
        if reply.code in _WANTS_AUTH or (refused == 0 and reply.kind == 5 and reply.code != _TOO_LARGE):
            if not is_new:
                raise Lost(session.told(reply))
            told = f"takes nothing from {letter.sender.text} ({session.told(reply)}); check sender, user and secret"
            raise DeliveryError(self._place, told)
        return replace(self._answered(session, reply), gone=_gone(reply) if refused == 1 else "")

    def _begun(self, session: Session, commands: tuple[bytes, ...]) -> tuple[Reply, ...]:
        """The replies to what begins a message; raises Lost when it is to be begun in another session.

        What was asked ahead counts when the message was begun by it, or its recipient refused. A server that cannot do
        that is asked in a new session, and not ahead any more.
        """
        if not session.asked:
            return session.ask(*commands)
        if session.asked != commands:
            raise Lost("what was begun is not wanted any more")
        try:
            mail, recipient, data = replies = session.answers(self._limits.reached_s)
            if mail.kind != 2 or recipient.code == _OUT_OF_ORDER or (recipient.kind == 2 and data.kind != 3):
                self._took_ahead = self._took_ahead and mail.code != _OUT_OF_ORDER
                raise Lost("the server does not go on with the next message")
        except Lost:
            self._asks_ahead = self._took_ahead
            raise
        self._took_ahead = True
        return replies

    def _begun_ahead(self, session: Session, following: _Following) -> tuple[bytes, ...]:
        """The commands that begin the next message, to go out with the end of this one: half of all waiting is saved.

        Nothing of it is sent with them (RFC 2920, 3.1). What is wrong with it is said in its turn.
        """
        if not session.is_pipelined or not self._asks_ahead:
            return ()
        try:
            behind = following()
        except (DeliveryError, SettingsError):
            return ()
        try:
            return Letter.of(behind).commands(session) if behind else ()
        except (ValueError, DeliveryError):
            return ()

    def _handed_over(self, session: Session, letter: Letter, ahead: tuple[bytes, ...]) -> Outcome:
        """What the server says to the message; raises Lost when it was gone before it had the message's last line."""
        session.wire.write(letter.stuffed, self._limits.command_s)
        try:
            session.ask_ahead(b".\r\n", *ahead)
            reply = session.wire.reply(self._limits.taken_s)
        except Lost as lost:
            self.hang_up()
            self._lost.append(session.told(str(lost)))
            # If it was that which it did not take, it is to cost one message and not each.
            self._asks_ahead = self._took_ahead if ahead else self._asks_ahead
            return Outcome("unknown", f"{self._lost[-1]}, before it said whether it took the message")
        if reply.code == 421:
            raise Lost(session.told(reply))
        if reply.kind not in (2, 4, 5):
            self.hang_up()
            return Outcome("unknown", session.told(reply))
        if reply.kind != 2 and not ahead:
            # Postfix goes on with a message that it has refused at its end, as if it had just begun.
            self._reset(session)
        return self._answered(session, reply)

    def _answered(self, session: Session, reply: Reply) -> Outcome:
        """What a server that is well says of a message."""
        self._lost.clear()
        state: Literal["sent", "bounced", "deferred"]
        state = "sent" if reply.kind == 2 else "bounced" if reply.kind == 5 else "deferred"
        return Outcome(state, session.told(reply))

    def _taken_back(self, session: Session, replies: tuple[Reply, ...]) -> None:
        """Forget a message that was refused; whether the server hears of that changes nothing of its refusal."""
        if len(replies) == 3 and replies[2].kind == 3:
            # Asked all at once, some servers go on for nobody: what they get is nothing (RFC 2920, 3.1). If there may
            # be somebody, that would be an empty message.
            if replies[0].kind != 2 or replies[1].kind == 2:
                self.hang_up()
                return
            try:
                session.wire.write(b".\r\n", self._limits.command_s)
                session.heard()
            except Lost:
                self.hang_up()
                return
        self._reset(session)

    def _reset(self, session: Session) -> None:
        """Have the server forget what it knows of a message; a session in which it does not is ended."""
        try:
            (reply,) = session.ask(b"RSET")
        except Lost:
            self.hang_up()
        else:
            if reply.kind != 2:
                self.hang_up()

    def _password(self) -> str:
        try:
            return secret(self._own.secret, self._around.environ) if self._own.user else ""
        except SettingsError as error:
            raise DeliveryError(error.subject, error.problem) from error


def _gone(reply: Reply) -> str:
    """The code by which a recipient is refused who does not exist, nothing for any other."""
    found = _STATUS.match(reply.lines[0])
    return found[0] if reply.kind == 5 and found and found[0] in NO_SUCH_ADDRESS else ""
