"""What comes back changes the rows that it is about, and nothing else does."""

import re
import subprocess
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path

import pytest

from bulletin.channels import Around
from bulletin.channels.email import bounces
from bulletin.channels.email.unsubscribing import token
from bulletin.delivery import returns
from bulletin.delivery.returns import take
from bulletin.errors import DeliveryError, SettingsError
from bulletin.parcels import Delivery, Suppressed
from bulletin.sending.email import BounceSettings, EmailSettings
from bulletin.store import opened, outbox, suppression
from tests import checkers, imap
from tests.command import bulletin
from tests.editions import DAY, morning

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
KEY = "canary-0123456789abcdef"
RETURNED = Path(__file__).parent / "returned"
INES = Delivery(DAY, "Morning Brief", 1, "email", "Ines@harrow.example", "sent", "<1@press.example>", changed=NOW)
TOMAS = Delivery(DAY, "Morning Brief", 1, "email", "tomas@harrow.example", "sent", "<2@press.example>", changed=NOW)
GONE = Suppressed("ines@harrow.example", "address does not exist (5.1.1)", NOW.date())


@pytest.fixture
def path(tmp_path):
    """An archive whose edition was sent to two readers."""
    with opened(tmp_path / "archive.db", writing=True) as archive:
        archive.add_edition(morning())
    with outbox.opened(tmp_path / "archive.db") as box:
        box.put(INES, TOMAS)
    return tmp_path / "archive.db"


def around(naps=None, **environ):
    return Around(lambda: NOW, (naps if naps is not None else []).append, {"KEY": KEY, **environ})


def mail(name, *changes):
    """A report, about a message that carried our links."""
    content = (RETURNED / f"{name}.eml").read_bytes()
    ours = token("ines@harrow.example", KEY.encode())
    links = f"<https://press.example/leave/{ours}>,\n <mailto:bounces@press.example?subject=unsubscribe%20{ours}>"
    content = content.replace(b"\nMessage-ID: <1@", f"\nList-Unsubscribe: {links}\nMessage-ID: <1@".encode())
    for old, new in changes:
        assert old in content
        content = content.replace(old, new)
    return content


def leaving(address, key=KEY):
    return f"From: {address}\nSubject: unsubscribe {token(address, key.encode())}\n\n".encode()


LATER = b"From x Sun Nov 22 06:31:08 2026\n" + leaving("bo@harrow.example") + b"\n"


def boxed(path, *mails):
    """Settings with a file of these mails beside an archive, as servers that deliver into files write it."""
    file = path.with_name("bounces")
    file.write_bytes(b"".join(b"From MAILER-DAEMON Sun Nov 22 06:31:08 2026\n" + one + b"\n\n" for one in mails))
    return EmailSettings(
        sender="desk@press.example",
        unsubscribe="bounces@press.example",
        unsubscribe_secret="env:KEY",
        bounces=BounceSettings(mbox=str(file)),
    )


def states(path):
    with opened(path) as archive:
        return {row.recipient: row.state for row in archive.deliveries()}


@pytest.mark.parametrize("server", ["postfix", "exim", "gmail"])
def test_a_message_that_did_not_arrive_is_bounced_and_an_address_that_is_none_gets_no_more(path, server):
    done = take(path, boxed(path, mail(server)), around())

    assert states(path) == {"Ines@harrow.example": "bounced", "tomas@harrow.example": "sent"}
    assert (done.suppressed, done.failures, done.strange) == ([GONE], [], 0)
    assert "550" in done.bounced[0].reply
    with suppression.opened(path) as kept:
        assert kept.suppressed() == (GONE,)


def test_a_mailbox_that_is_full_may_get_the_next_one(path):
    full = mail("postfix", (b"Status: 5.1.1", b"Status: 5.2.2"), (b"550 5.1.1", b"552 5.2.2"))

    done = take(path, boxed(path, full), around())

    assert [row.recipient for row in done.bounced] == ["Ines@harrow.example"]
    assert done.suppressed == []


@pytest.mark.parametrize("links", [b"", b"<https://press.example/leave/aW5lcw.AAAAAAAAAAAAAAAAAAAAAA>"])
def test_who_has_not_seen_the_message_can_have_nobody_suppressed(path, links):
    ours = token("ines@harrow.example", KEY.encode())
    made_up = re.sub(rb"(?s)<https://press.example/leave.*?unsubscribe%20[^>]*>", links, mail("postfix"))
    assert ours.encode() not in made_up

    done = take(path, boxed(path, made_up), around())

    assert [row.recipient for row in done.bounced] == ["Ines@harrow.example"]
    assert done.suppressed == []


def test_without_links_in_mails_a_report_is_believed(path):
    own = replace(boxed(path, (RETURNED / "postfix.eml").read_bytes()), unsubscribe="", unsubscribe_secret="")

    assert take(path, own, around()).suppressed == [GONE]


@pytest.mark.parametrize(
    "forged",
    [
        mail("postfix", (b"<1@press.example>", b"<9@press.example>")),
        mail("postfix", (b"<1@press.example>", b"<2@press.example>")),
        mail("postfix", (b"rfc822; ines@harrow.example", b"rfc822; bo@x.example"), (b"rfc822;ines@", b"rfc822;bo@")),
        mail("delayed"),
        mail("holiday"),
        leaving("ines@harrow.example", "another key altogether"),
        b"Subject: unsubscribe\nFrom: ines@harrow.example\n\n",
        b"Subject: =?utf-8?b?" + b"A" * 90_000 + b"?=\n\n",
        b"\n",
    ],
)
def test_what_was_made_up_or_is_about_something_else_changes_nothing(path, forged):
    done = take(path, boxed(path, forged), around())

    assert set(states(path).values()) == {"sent"}
    assert (done.bounced, done.suppressed) == ([], [])


def test_a_report_about_a_later_part_of_a_mail_is_one_about_the_mail(path):
    done = take(path, boxed(path, mail("postfix", (b"<1@press.example>", b"<1.2@press.example>"))), around())

    assert [row.reference for row in done.bounced] == ["<1@press.example>"]


@pytest.mark.parametrize("state", ["deferred", "queued"])
def test_a_report_about_the_first_part_ends_a_mail_whose_second_part_waits(path, state):
    with outbox.opened(path) as box:
        (row,) = box.by_reference("<1@press.example>")
        box.put(replace(row, state=state, taken="1/2 8d3f0a11"))

    done = take(path, boxed(path, mail("postfix")), around())

    (bounced,) = done.bounced
    assert (bounced.recipient, bounced.state, bounced.taken) == ("Ines@harrow.example", "bounced", "")
    assert done.suppressed == [GONE]


def test_who_wants_no_more_by_mail_gets_no_more(path):
    done = take(path, boxed(path, leaving("ines@harrow.example"), leaving("Bo@elsewhere.example")), around())

    assert [one.address for one in done.suppressed] == ["ines@harrow.example", "bo@elsewhere.example"]


WISH = b"From: Ines <ines@harrow.example>\nSubject: unsubscribe\n\n"


def test_who_wants_no_more_without_a_link_is_named_until_somebody_sees_to_it(path):
    own = boxed(path, WISH, WISH + b"Please!\n")

    first, second = take(path, own, around()), take(path, own, around())
    with suppression.opened(path) as kept:
        returns.suppress(kept, "ines@harrow.example", returns.BY_HAND, NOW.date())
    third = take(path, own, around())
    with suppression.opened(path) as kept:
        kept.release("ines@harrow.example")

    assert first.failures[0].problem == (
        "'Ines <ines@harrow.example>' wants no more, or somebody in that name, without one of our links; run: "
        "bulletin unsubscribe ines@harrow.example (or remove the mail, until then this is said each time)"
    )
    assert "bounces, mail 1" in first.failures[0].subject
    assert [(len(one.failures), one.wishes) for one in (first, second, third)] == [
        (2, ["ines@harrow.example"]),
        (1, ["ines@harrow.example"]),
        (0, []),
    ]
    assert take(path, own, around()).failures == []


@pytest.mark.parametrize(
    ("sender", "step"),
    [
        (b"stranger@elsewhere.example", "run: bulletin unsubscribe stranger@elsewhere.example"),
        (b"$(reboot)", "find out whose address it is, and run: bulletin unsubscribe ADDRESS"),
        (b"<`reboot`@elsewhere.example>", "run: bulletin unsubscribe '`reboot`@elsewhere.example'"),
        (b"", "find out whose address it is, and run: bulletin unsubscribe ADDRESS"),
    ],
)
def test_a_wish_of_somebody_who_was_sent_nothing_is_told_once_and_nothing_in_it_is_a_command(path, sender, step):
    own = boxed(path, b"From: " + sender + b"\nSubject: unsubscribe\n\n")

    first, second = take(path, own, around()), take(path, own, around())

    assert first.failures[0].problem.endswith(f", without one of our links; {step}")
    assert (first.wishes, second.failures) == ([], [])


def test_a_link_that_is_none_of_ours_is_told_as_one(path):
    done = take(path, boxed(path, b"From: ines@harrow.example\n" + leaving("x@x.example", "another")[18:]), around())

    assert ", with a link that is none of ours; run: bulletin unsubscribe" in done.failures[0].problem


def test_each_mail_is_read_once_and_the_file_stays_as_it_is(path):
    own = boxed(path, mail("postfix"), leaving("tomas@harrow.example"))
    before = Path(own.bounces.mbox).read_bytes()
    take(path, own, around())
    with outbox.opened(path) as box:
        box.put(INES)  # sent again
        box.release("ines@harrow.example")
        box.release("tomas@harrow.example")

    done = take(path, own, around())

    assert (done.bounced, done.suppressed) == ([], [])
    assert Path(own.bounces.mbox).read_bytes() == before
    assert len(path.with_name("archive.db.returned").read_text().splitlines()) == 2


def test_what_a_mail_program_writes_into_the_file_makes_no_mail_a_new_one(path):
    own = boxed(path, mail("postfix"), leaving("tomas@harrow.example"))
    take(path, own, around())
    with outbox.opened(path) as box:
        box.put(INES)  # sent again
        box.release("ines@harrow.example")
        box.release("tomas@harrow.example")
    file = Path(own.bounces.mbox)
    seen = re.sub(rb"(?m)^From MAILER-DAEMON .*$", b"From reader Mon Nov 23 09:00:00 2026", file.read_bytes())
    by_program = b"Status: RO\nX-Status: A\nX-UID: 7\nX-Keywords: bounced\n mended\nContent-Length: 900\n\n"
    file.write_bytes(b"From ".join(one.replace(b"\n\n", b"\n" + by_program, 1) for one in seen.split(b"From ")))
    assert file.read_bytes().count(by_program) >= 2

    done = take(path, own, around())

    assert (done.bounced, done.suppressed) == ([], [])


def test_a_mail_that_differs_in_what_it_reports_is_a_new_one(path):
    take(path, boxed(path, mail("postfix")), around())
    with outbox.opened(path) as box:
        box.put(INES)

    done = take(path, boxed(path, mail("postfix", (b"Status: 5.1.1", b"Status: 5.2.2"))), around())

    assert [row.recipient for row in done.bounced] == ["Ines@harrow.example"]


def test_what_was_taken_out_of_the_file_is_forgotten(path):
    take(path, boxed(path, mail("postfix")), around())

    take(path, boxed(path), around())

    assert path.with_name("archive.db.returned").read_text() == ""


def test_what_was_read_in_one_mailbox_stays_read_whichever_others_are_read_between(path):
    own = boxed(path, leaving("ines@harrow.example"))
    take(path, own, around())
    with suppression.opened(path) as kept:
        kept.release("ines@harrow.example")
    (path.parent / "evening").mkdir()
    others = boxed(path.parent / "evening/archive.db", leaving("tomas@harrow.example"))

    found = [take(path, one, around()).suppressed for one in (others, own, others)]

    assert [[one.address for one in some] for some in found] == [["tomas@harrow.example"], [], []]


def test_a_mail_that_costs_too_much_is_named_and_the_rest_is_read(path):
    hostile = b"Content-Type: multipart/mixed; boundary=x\n\n" * 1000

    done = take(path, boxed(path, hostile, mail("postfix")), around())

    assert len(done.bounced) == 1
    assert "more parts than any report" in done.failures[0].problem


def test_a_mail_that_nothing_can_be_made_of_is_named_and_stops_nobody_s_bulletin(path, monkeypatch):
    def stumbles(content):
        if b"hostile" in content:
            raise TypeError("'<' not supported between instances of 'NoneType' and 'int'")
        return message_from_bytes(content)

    monkeypatch.setattr(bounces, "message_from_bytes", stumbles)

    done = take(path, boxed(path, b"Subject: hostile\n", mail("postfix")), around())

    assert len(done.bounced) == 1
    assert [one.problem for one in done.failures] == ["cannot be taken apart; look at it yourself"]


def test_what_is_too_much_for_one_time_is_read_the_next(path, monkeypatch):
    own = boxed(path, mail("holiday"), mail("postfix"))
    monkeypatch.setattr("bulletin.delivery.returns._MOST_MAILS", 1)

    first, second = take(path, own, around()), take(path, own, around())

    assert "run it again" in first.failures[0].problem
    assert (len(first.bounced), len(second.bounced)) == (0, 1)


def test_whoever_delivers_into_the_file_is_waited_for(path):
    own = boxed(path, mail("postfix"))
    naps = []
    lock = Path(own.bounces.mbox + ".lock")
    lock.touch()

    class Sleeper(list):
        def append(self, nap):
            naps.append(nap)
            if len(naps) == 3:
                lock.unlink()

    assert len(take(path, own, around(Sleeper())).bounced) == 1
    assert len(naps) == 3


def test_a_file_that_is_never_free_is_named(path):
    own = boxed(path, mail("postfix"))
    hold = "import fcntl,sys; f=open(sys.argv[1],'r+b'); fcntl.lockf(f,fcntl.LOCK_EX); print(flush=True); input()"
    with subprocess.Popen(
        ["python3", "-c", hold, own.bounces.mbox], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        holder.stdout.readline()
        with pytest.raises(DeliveryError, match="is locked by another program"):
            take(path, own, around())
        holder.communicate(b"\n")


def test_what_is_delivered_while_the_file_is_read_waits_for_the_next_time(path, monkeypatch):
    own = boxed(path, leaving("ines@harrow.example"), leaving("tomas@harrow.example"))
    file, read = Path(own.bounces.mbox), returns._Reading._is_settled

    def delivers(self, mail):
        deliver = (
            "import fcntl,sys; f=open(sys.argv[1],'ab'); fcntl.lockf(f,fcntl.LOCK_EX|fcntl.LOCK_NB); f.write(b'x')"
        )
        if "mail 1" in mail.place:
            subprocess.run(["python3", "-c", deliver.replace("b'x'", repr(LATER)), str(file)], check=True)
        return read(self, mail)

    monkeypatch.setattr(returns._Reading, "_is_settled", delivers)

    found = [take(path, own, around()).suppressed for _ in range(2)]

    assert [[one.address.partition("@")[0] for one in some] for some in found] == [["ines", "tomas"], ["bo"]]


def test_a_file_that_is_cleared_while_it_is_read_is_named_and_nothing_of_it_forgotten(path, monkeypatch):
    own = boxed(path, leaving("ines@harrow.example"), mail("holiday"))
    file, read = Path(own.bounces.mbox), returns._Reading._is_settled

    def clears(self, mail):
        file.write_bytes(b"")
        return read(self, mail)

    monkeypatch.setattr(returns._Reading, "_is_settled", clears)
    with pytest.raises(DeliveryError, match="was cleared while it was read; run it again"):
        take(path, own, around())

    assert path.with_name("archive.db.returned").read_text() != ""
    assert take(path, own, around()).failures == []


def test_a_file_that_is_not_there_yet_is_named_and_what_was_read_in_it_stays_read(path):
    own = boxed(path, leaving("ines@harrow.example"))
    take(path, own, around())
    content = Path(own.bounces.mbox).read_bytes()
    Path(own.bounces.mbox).unlink()

    done = take(path, own, around())
    Path(own.bounces.mbox).write_bytes(content)
    with suppression.opened(path) as kept:
        kept.release("ines@harrow.example")

    (failure,) = done.failures
    assert failure.subject == own.bounces.mbox
    assert failure.problem.startswith("is not there, so nothing has come back; ")
    assert take(path, own, around()).suppressed == []


def test_a_file_that_cannot_be_read_is_named(path):
    own = boxed(path)
    Path(own.bounces.mbox).unlink()
    Path(own.bounces.mbox).mkdir()

    with pytest.raises(DeliveryError, match="is no ordinary file"):
        take(path, own, around())


def test_the_verb_reads_and_says_what_came_back(path):
    boxed(path, mail("postfix"), leaving("tomas@harrow.example"))
    path.with_name("bulletin.toml").write_text(
        'archive = "archive.db"\n[email]\nsender = "desk@press.example"\n'
        'unsubscribe = "bounces@press.example"\nunsubscribe_secret = "env:KEY"\n'
        '[email.bounces]\nmbox = "bounces"\n'
    )

    done = bulletin("bounces", cwd=path.parent, KEY=KEY)

    assert (done.returncode, done.stdout, done.stderr) == (0, "1 bounced, 2 get no more\n", "")
    assert bulletin("bounces", cwd=path.parent, KEY=KEY).stdout == "nothing came back\n"
    assert KEY not in path.with_name("archive.db.returned").read_text()


def test_without_a_place_for_them_it_is_said_how_to_name_one(path):
    done = bulletin("bounces", cwd=path.parent)

    assert done.returncode == 2
    assert "add [email.bounces]" in done.stderr


@pytest.fixture(scope="module")
def server():
    """A real IMAP server with two mails in the folder "Returned mail"."""
    checkers.program("dovecot")
    with imap.server({"Returned mail": [mail("postfix"), mail("holiday")]}) as one:
        yield one


def on_server(server, **changed):
    own = BounceSettings(
        **{
            "host": "localhost",
            "port": server.port,
            "user": imap.USER,
            "secret": "env:IMAP",
            "folder": "Returned mail",
            "ca_file": str(server.ca_file),
            **changed,
        }
    )
    return EmailSettings(sender="desk@press.example", bounces=own)


def test_a_folder_of_a_server_is_read_and_nothing_in_it_changes(path, server):
    before = server.files()

    done = take(path, on_server(server), around(IMAP=imap.PASSWORD))

    assert [row.recipient for row in done.bounced] == ["Ines@harrow.example"]
    assert server.files() == before
    assert take(path, on_server(server), around(IMAP=imap.PASSWORD)).bounced == []


@pytest.mark.parametrize(
    ("changed", "password", "problem"),
    [
        ({}, "canary-wrong", "does not let returns in; check user and secret"),
        ({"folder": "Nowhere"}, imap.PASSWORD, 'has no folder "Nowhere"'),
        ({"ca_file": ""}, imap.PASSWORD, "certificate is not to be trusted"),
        ({"host": "127.0.0.1"}, imap.PASSWORD, "certificate is not to be trusted"),
        ({"port": 1}, imap.PASSWORD, "cannot be reached"),
        ({"ca_file": "nowhere.pem"}, imap.PASSWORD, "nowhere.pem: holds no certificates"),
    ],
)
def test_a_server_that_cannot_be_read_is_named_and_the_password_is_not(path, server, changed, password, problem):
    with pytest.raises(DeliveryError, match=problem) as refused:
        take(path, on_server(server, **changed), around(IMAP=password))

    assert password not in "".join(traceback.format_exception(refused.value))
    assert set(states(path).values()) == {"sent"}


ONE = {b"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\nTAG OK done\r\n", b"SEARCH": b"* SEARCH 7\r\nTAG OK done\r\n"}


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ({b"SEARCH": b"TAG NO later\r\n"}, "does not give what is in its folder"),
        ({b"FETCH": b"TAG NO [LIMIT] later\r\n"}, "does not give what is in its folder"),
        ({b"SEARCH": b"* SEARCH seven\r\nTAG OK done\r\n"}, "did not answer as an IMAP server does"),
        ({b"FETCH": b"* 1 FETCH (UID 7 BODY[]<0> {99999999}\r\n"}, "did not answer as an IMAP server does"),
    ],
)
def test_a_server_that_refuses_or_gives_too_much_has_given_nothing(path, tmp_path, answers, problem):
    with imap.scripted(tmp_path, ONE | answers) as server, pytest.raises(DeliveryError, match=problem):
        take(path, on_server(server), around(IMAP="canary"))

    assert not path.with_name("archive.db.returned").exists()


def test_without_the_secret_nobody_is_asked(path, server):
    with pytest.raises(SettingsError, match="env:IMAP"):
        take(path, on_server(server), around())
