"""`bulletin deliver`, `deliveries`, `retry` and `cancel`, as a press office uses them."""

import json
import signal
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bulletin.model import Edit
from bulletin.parcels import Delivery, Suppressed
from bulletin.store import opened, outbox
from tests.command import MODULE, bulletin
from tests.editions import DAY, morning
from tests.servers import answering_to, conversation, free_port, saying, until

SHELF = '[[folder]]\nname = "shelf"\npath = "shelf"\nformats = ["md", "json"]\n'


@pytest.fixture
def office(tmp_path):
    """A folder with an archive of one edition, and a shelf to put it on."""
    (tmp_path / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{SHELF}')
    with opened(tmp_path / "archive.db", writing=True) as archive:
        archive.add_edition(morning())
    return tmp_path


def test_the_latest_edition_is_delivered_once(office):
    first, again = (bulletin("deliver", cwd=office) for _ in range(2))

    assert (first.returncode, again.returncode) == (0, 0), first.stderr
    assert first.stdout == "1 sent now; in all 1 sent\n"
    assert again.stdout == "0 sent now; in all 1 sent\n"


def test_a_dry_run_says_who_gets_what_writes_it_and_sends_nothing(office):
    done = bulletin("deliver", "--dry-run", cwd=office)

    assert done.returncode == 0, done.stderr
    assert "shelf" in done.stdout
    assert "to be sent" in done.stdout
    assert "nothing was sent; what would be is in dry-run/" in done.stderr
    assert sorted(path.name for path in (office / f"dry-run/{DAY}/shelf").rglob("*") if path.is_file())
    assert (office / f"dry-run/{DAY}").stat().st_mode & 0o077 == 0
    assert not (office / "shelf").exists()
    assert bulletin("deliveries", cwd=office).stdout == "nothing was delivered\n"


def test_what_became_of_it_is_listed(office):
    bulletin("deliver", cwd=office)

    line = bulletin("deliveries", cwd=office).stdout
    (row,) = json.loads(bulletin("deliveries", "shelf", "--state", "sent", "--json", cwd=office).stdout)

    assert line.startswith(f"{DAY}  shelf  ")
    assert row["state"] == "sent"
    assert row["attempts"] == 1


def test_what_was_cancelled_is_sent_when_it_is_retried(office):
    (office / "shelf").write_text("in the way")
    failed = bulletin("deliver", cwd=office)
    cancelled = bulletin("cancel", "shelf", cwd=office)
    idle = bulletin("deliver", cwd=office)
    (office / "shelf").unlink()
    bulletin("retry", "--edition", str(DAY), cwd=office)
    done = bulletin("deliver", cwd=office)

    assert failed.returncode in (1, 3)
    assert str(office / "shelf") in failed.stderr + failed.stdout or "shelf" in failed.stderr
    assert "cancelled" in cancelled.stdout
    assert idle.stdout.startswith("0 sent now")
    assert done.stdout.startswith("1 sent now")


def test_two_at_once_are_one_after_the_other(office):
    with outbox.opened(office / "archive.db"):
        done = bulletin("deliver", cwd=office)

    assert done.returncode == 6
    assert "is sending from it" in done.stderr


def test_without_channels_or_editions_it_is_said_what_is_missing(office, tmp_path):
    (office / "bulletin.toml").write_text('archive = "archive.db"\n')
    no_channel = bulletin("deliver", cwd=office)
    (office / "bulletin.toml").write_text(f'title = "Evening Brief"\narchive = "archive.db"\n{SHELF}')
    no_edition = bulletin("deliver", cwd=office)

    assert no_channel.returncode == 2
    assert "there is no channel; add [email]" in no_channel.stderr
    assert no_edition.returncode == 1
    assert 'has no edition called "Evening Brief"' in no_edition.stderr


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("deliver", "--test"), "belong together"),
        (("deliver", "--on-unknown", "perhaps"), 'is resend or skip, not "perhaps"'),
        (("deliver", "shelv"), 'did you mean "shelf"'),
        (("deliveries", "--state", "snet"), 'did you mean "sent"'),
        (("cancel", "shefl"), 'unknown channel "shefl"; did you mean "shelf"?'),
        (("retry", "press"), 'unknown channel "press"; channels are shelf'),
        (("deliveries", "press"), 'unknown channel "press"; channels are shelf'),
        (("deliver", "--test", "--to", "me@press.example"), "there is no [email]"),
        (("deliver", "--dry-run", "--test", "--to", "me@press.example"), "exclude each other"),
        (("deliver", "--dry-run", "--on-unknown", "perhaps"), 'is resend or skip, not "perhaps"'),
    ],
)
def test_what_cannot_be_meant_is_named(office, arguments, problem):
    done = bulletin(*arguments, cwd=office)

    assert done.returncode == 2
    assert problem in done.stderr


@pytest.mark.parametrize(
    ("added", "problem"),
    [
        ('attach = ["docx"]', 'bulletin.toml: email: attach: unknown format "docx"; formats are md, '),
        ('[[email.group]]\nname = "Minister"\nrecipients = ["m@x.example"]\nattach = ["htlm"]',
         'bulletin.toml: email: group "Minister": attach: unknown format "htlm"; did you mean "html"?'),
        ('[[email.group]]\nname = "Minister"\nrecipients = ["m@x.example"]\nlanguage = "xx"',
         'email: group "Minister": language: a bulletin cannot be printed in "xx"; languages are de, '),
        ('[[folder]]\npath = "shelf"\nformats = ["html", "docx"]',
         'bulletin.toml: folder 1: formats: unknown format "docx"'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("verb", [("deliver",), ("run",), ("schedule", "--cron"), ("doctor",)])
def test_what_nothing_is_printed_in_is_refused_before_anybody_waits_for_it(office, verb, added, problem):
    email = '[email]\nsender = "desk@press.example"\nrecipients = ["ann@x.example"]\n'
    (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{email}{added}\n')

    done = bulletin(*verb, cwd=office)

    assert (done.returncode, problem in done.stdout.replace("\n        → ", "; ") + done.stderr) == (
        3 if verb == ("doctor",) else 2,
        True,
    ), done.stdout + done.stderr


def test_a_line_of_a_list_that_is_no_address_is_named_and_the_others_get_their_mail(office):
    (office / "readers.csv").write_text("name,email\nTomas,tomas@harrow.example\nRuth,no address\n")
    email = '[email]\nsender = "desk@press.example"\nfile = "readers.csv"\nattach = []\n'
    email += 'transport = "eml"\nfolder = "sent"\n'
    (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{email}')

    done = bulletin("deliver", cwd=office)

    assert done.returncode == 3
    assert "readers.csv: line 3" in done.stderr
    assert done.stdout == "1 sent now; in all 1 sent\n"
    assert len(list((office / "sent").iterdir())) == 1

    idle = bulletin("deliver", cwd=office)
    assert (idle.returncode, idle.stderr) == (0, "")


def test_a_list_that_had_to_be_guessed_is_a_note_and_no_failure(office):
    (office / "readers.csv").write_bytes(
        "Name;E-Mail\nZoë;zoe@harrow.example\nJürgen;j@harrow.example\n".encode("cp1252")
    )
    email = '[email]\nsender = "desk@press.example"\nfile = "readers.csv"\nattach = []\n'
    email += 'transport = "eml"\nfolder = "sent"\n'
    (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{email}')

    done = bulletin("deliver", cwd=office)

    assert (done.returncode, done.stderr) == (0, "")
    note = "readers.csv is not UTF-8 and was read as Windows-1252; check names, or save it as UTF-8"
    assert done.stdout == f"2 sent now; in all 2 sent; {note}\n"


def test_another_bulletin_of_the_same_archive_is_neither_retried_nor_cancelled(office):
    (office / "shelf").write_text("in the way")
    bulletin("deliver", cwd=office)
    (office / "bulletin.toml").write_text(f'title = "Evening Brief"\narchive = "archive.db"\n{SHELF}')

    retried, cancelled = bulletin("retry", cwd=office), bulletin("cancel", cwd=office)

    assert retried.stdout == "nothing was sent yet\n"
    assert 'has no edition called "Evening Brief"' in cancelled.stderr


def test_what_waits_is_cancelled_while_others_are_sent(office):
    with outbox.opened(office / "archive.db") as sending:
        waiting = Delivery(DAY, "Morning Brief", 1, "shelf", str(office / "shelf"), "queued")
        sending.put(waiting)
        cancelled = bulletin("cancel", cwd=office)

        assert cancelled.returncode == 0, cancelled.stderr
        assert sending.get(waiting).state == "cancelled"
        assert cancelled.stderr == ""
        sending.put(replace(waiting, state="sending"))
        told = bulletin("cancel", cwd=office).stderr
        assert told == "1 under way: what was on the wire may arrive, and then it is sent\n"
        assert bulletin("retry", cwd=office).returncode == 6


def test_rows_say_of_which_bulletin_they_are_where_there_are_several_and_until_when_they_wait(office):
    waiting = Delivery(DAY, "Morning Brief", 1, "shelf", "one", "deferred", taken="1/2 3fa9c01e")
    with opened(office / "archive.db", writing=True) as archive:
        archive.add_edition(replace(morning(), title="Evening Brief"))
    with outbox.opened(office / "archive.db") as box:
        box.put(replace(waiting, due=datetime(2026, 11, 23, tzinfo=UTC)))
        alone = bulletin("deliveries", cwd=office, TZ="UTC").stdout
        box.put(replace(waiting, title="Evening Brief"))
        several = bulletin("deliveries", cwd=office, TZ="UTC").stdout

    assert alone == f"{DAY}  shelf  one  deferred until 2026-11-23 00:00  1/2 taken\n"
    assert [line.split("  ")[1] for line in several.splitlines()] == ["Evening Brief", "Morning Brief"]


MAIL = (
    '[email]\nsender = "desk@press.example"\nattach = []\ntransport = "eml"\nfolder = "sent"\n'
    'recipients = ["ann@harrow.example", "bo@harrow.example", "eve@harrow.example", "joe@harrow.example"]\n'
)
YESTERDAY = DAY - timedelta(days=1)


def test_a_dry_run_says_what_the_next_delivery_does_to_the_row(office):
    (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{MAIL}')
    tonight = datetime.now(UTC) + timedelta(hours=3)
    waiting = Delivery(DAY, "Morning Brief", 1, "email", "ann@harrow.example", "deferred", due=tonight)
    with opened(office / "archive.db", writing=True) as archive:
        archive.add_edition(replace(morning(), date=YESTERDAY))
    with outbox.opened(office / "archive.db") as box:
        box.put(waiting, replace(waiting, recipient="bo@harrow.example", state="unknown", due=None))
        box.put(replace(waiting, recipient="eve@harrow.example", state="queued", due=None))
        box.put(replace(waiting, day=YESTERDAY, recipient="joe@harrow.example", state="queued", due=None))
        box.suppress(Suppressed("eve@harrow.example", "unsubscribed", DAY))

    told = json.loads(bulletin("deliver", "--dry-run", "--json", cwd=office, TZ="UTC").stdout)
    skipped = json.loads(bulletin("deliver", "--dry-run", "--json", "--on-unknown", "skip", cwd=office).stdout)

    assert [(one["edition"], one["recipient"][:3], one["does"]) for one in told] == [
        (str(YESTERDAY), "joe", "to be sent"),
        (str(DAY), "ann", f"deferred until {tonight:%Y-%m-%d %H:%M}"),
        (str(DAY), "bo@", "to be sent"),
        (str(DAY), "eve", "cancelled"),
        (str(DAY), "joe", "to be sent"),
    ]
    assert [one["does"] for one in skipped if one["recipient"] == "bo@harrow.example"] == ["unknown"]
    assert sorted(path.name.partition("@")[0] for path in office.glob(f"dry-run/{DAY}/email/*")) == ["joe"]
    assert bulletin("deliver", cwd=office).stdout == "3 sent now; in all 3 sent, 1 deferred, 1 cancelled\n"
    assert len(list((office / "sent").iterdir())) == 3


@pytest.mark.parametrize(
    ("channel", "problem"), [("shelf", "is for mail only"), ("emial", 'did you mean "email"'), ("email", "")]
)
def test_only_mail_can_be_a_test(office, channel, problem):
    (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{SHELF}{MAIL}')

    done = bulletin("deliver", channel, "--to", "me@press.example", "--test", cwd=office)

    assert (done.returncode, problem in done.stderr) == (2 if problem else 0, True)
    assert bulletin("deliveries", cwd=office).stdout == "nothing was delivered\n"


@pytest.mark.parametrize(
    ("arguments", "cancelled", "mailed"),
    [
        (("--edition", DAY), 5, 0),
        (("shelf",), 1, 4),
        (("--to", "Ann@harrow.example", "--to", "bo@harrow.example"), 2, 2),
    ],
)
def test_an_edition_that_is_cancelled_before_it_is_delivered_is_not_sent(office, arguments, cancelled, mailed):
    (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{SHELF}{MAIL}')

    done, again = (bulletin("cancel", *arguments, cwd=office) for _ in range(2))
    bulletin("deliver", cwd=office)

    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", cancelled)
    assert again.stdout == "nothing waits\n"
    assert len(list(office.glob("sent/*"))) == mailed
    assert (office / "shelf").exists() == (arguments[0] == "--to")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--to", "ann@harrow.example", "--to", "bo@harow.example"), 'no recipient "bo@harow.example"; did you mean'),
        (("shelf", "emial"), 'unknown channel "emial"; did you mean "email"?'),
    ],
)
def test_with_one_name_that_is_nobody_s_nothing_is_cancelled(office, arguments, problem):
    (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{SHELF}{MAIL}')

    done = bulletin("cancel", *arguments, cwd=office)

    assert (done.returncode, problem in done.stderr) == (2, True), done.stderr
    assert bulletin("deliveries", cwd=office).stdout == "nothing was delivered\n"


def test_a_build_that_is_cancelled_before_it_is_delivered_takes_no_page_s_place(office):
    bulletin("deliver", cwd=office)
    with opened(office / "archive.db", writing=True) as archive:
        archive.add_edition(replace(morning(), edits=(Edit("drop", "the ferry"),)))

    cancelled = bulletin("cancel", cwd=office)

    assert cancelled.stdout == f"{DAY}  shelf  {office / 'shelf'}  cancelled\n"
    assert bulletin("deliver", cwd=office).stdout == "0 sent now; in all 1 cancelled\n"


def test_where_it_is_not_known_who_would_get_it_cancel_says_so_and_cancels_the_rest(office):
    mail = MAIL.replace("recipients =", 'file = "readers.csv"\nrecipients =')
    (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{SHELF}{mail}')

    done = bulletin("cancel", cwd=office)

    assert (done.returncode, len(done.stdout.splitlines())) == (3, 1)
    assert "email: is not cancelled for whoever has no row yet: readers.csv: cannot be read" in done.stderr
    assert f'then "bulletin cancel --edition {DAY}"' in done.stderr


def test_who_gets_mail_is_known_without_its_secrets(office):
    mail = f'{MAIL}unsubscribe = "leave@press.example"\nunsubscribe_secret = "env:NOT_THERE"\n'
    (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{mail}')

    done = bulletin("cancel", cwd=office)

    assert (done.returncode, len(done.stdout.splitlines())) == (0, 4), done.stderr


@pytest.mark.parametrize("verb", ["cancel", "retry", "deliveries"])
def test_a_recipient_that_is_nobody_s_is_named(office, verb):
    (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{MAIL}')
    bulletin("deliver", cwd=office)

    done, far = (bulletin(verb, "--to", one, cwd=office) for one in ("ann@harow.example", "zoe@elsewhere.test"))

    assert (done.returncode, far.returncode) == (2, 2)
    assert 'there is no recipient "ann@harow.example"; did you mean "ann@harrow.example"?' in done.stderr
    assert 'there is no recipient "zoe@elsewhere.test"; "bulletin deliveries" lists all' in far.stderr


def test_retry_is_of_the_latest_edition_and_of_what_was_cancelled_only_when_it_is_named(office):
    row = Delivery(DAY, "Morning Brief", 1, "shelf", "one", "bounced", reply="550 no")
    with opened(office / "archive.db", writing=True) as archive:
        archive.add_edition(replace(morning(), date=YESTERDAY))
    with outbox.opened(office / "archive.db") as box:
        box.put(row, replace(row, recipient="two", state="cancelled", reply=""), replace(row, day=YESTERDAY))

    plain, again, named, of_a_day = (
        bulletin("retry", *arguments, cwd=office) for arguments in ((), (), ("shelf",), ("--edition", YESTERDAY))
    )

    assert plain.stdout == f"{DAY}  shelf  one  queued\n"
    assert plain.stderr == "1 cancelled, and left so; name a channel, --to or --edition to have them sent\n"
    assert again.stdout == f"nothing of {DAY} to send again; name another day with --edition\n"
    assert named.stdout == f"{DAY}  shelf  two  queued\n"
    assert of_a_day.stdout == f"{YESTERDAY}  shelf  one  queued\n"


def test_a_list_that_is_not_there_stops_mail_as_a_whole_and_the_dry_run_says_so_too(office):
    mail = MAIL.replace("recipients =", 'file = "readers.csv"\nrecipients =')
    (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{mail}{SHELF}')

    dry, done = bulletin("deliver", "--dry-run", cwd=office), bulletin("deliver", cwd=office)
    alone = [bulletin("deliver", "email", *more, cwd=office) for more in (("--dry-run",), ())]

    for one in (dry, done, *alone):
        assert "bulletin: email: was not sent: readers.csv: cannot be read (No such file" in one.stderr
    assert (dry.returncode, done.returncode, [one.returncode for one in alone]) == (3, 3, [1, 1])
    assert f"{DAY}  shelf" in dry.stdout
    assert (office / "shelf").exists()


def test_a_dry_run_adds_up_what_it_says_and_tells_who_gets_nothing_now_apart(office):
    group = '[[email.group]]\nname = "board"\nrecipients = ["zoe@harrow.example"]\n'
    (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{MAIL}{group}')
    bounced = Delivery(DAY, "Morning Brief", 1, "email", "ann@harrow.example", "bounced", reply="550 no such user")
    with outbox.opened(office / "archive.db") as box:
        box.put(bounced)

    done = bulletin("deliver", "--dry-run", cwd=office)
    sent = bulletin("deliver", cwd=office)

    ann, *_, zoe, total = done.stdout.splitlines()
    assert ann == f"{DAY}  email  ann@harrow.example  stays bounced  550 no such user"
    assert zoe.startswith(f'{DAY}  email  zoe@harrow.example  to be sent  group "board", Morning Brief')
    assert total.startswith("4 to be sent, ")
    assert total.endswith("B; of the others 1 bounced (see: bulletin deliveries --state bounced)")
    assert sent.stdout == "4 sent now; in all 4 sent, 1 bounced (see: bulletin deliveries --state bounced)\n"
    assert (done.returncode, sent.returncode) == (3, 3)


def test_who_interrupts_a_delivery_is_told_how_far_it_got(office):
    said = {b"EHLO": b"250 hello\r\n", b"DATA": b"354 go on\r\n"}
    inside = []

    def answer(line):
        if line.startswith(b"RCPT TO:<bo@"):
            return b""  # and never one
        if inside and line != b".\r\n":
            return b""
        inside[:] = [True] if line.startswith(b"DATA") else []
        return said.get(line[:4], b"250 ok\r\n")

    with saying(conversation(answer)) as (port, seen):
        smtp = f'[email.smtp]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
        mail = MAIL.replace('transport = "eml"\nfolder = "sent"\n', "")
        (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{mail}{smtp}')
        run = subprocess.Popen([*MODULE, "deliver"], cwd=office, stderr=subprocess.PIPE, text=True)
        try:
            assert until(lambda: any(b"bo@" in line for line in seen.commands))
            run.send_signal(signal.SIGINT)
            _, told = run.communicate(timeout=20)
        finally:
            run.kill()

    assert told == "interrupted: 1 sent, 1 unknown, 2 wait; run it again\n"
    assert run.returncode == 130
    with opened(office / "archive.db") as archive:
        assert [row.state for row in archive.deliveries()] == ["sent", "sending", "queued", "queued"]


def mailed_by(office, port):
    """Settings that send the mail by a server."""
    smtp = f'[email.smtp]\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
    mail = MAIL.replace('transport = "eml"\nfolder = "sent"\n', "")
    (office / "bulletin.toml").write_text(f'title = "Morning Brief"\narchive = "archive.db"\n{mail}{smtp}')


def test_who_had_yesterday_s_edition_does_not_make_up_for_today_s_that_nobody_has(office):
    mailed_by(office, free_port())
    ann, bo = (
        Delivery(YESTERDAY, "Morning Brief", 1, "email", f"{one}@harrow.example", "sent") for one in ("ann", "bo")
    )
    with opened(office / "archive.db", writing=True) as archive:
        archive.add_edition(replace(morning(), date=YESTERDAY))
    with outbox.opened(office / "archive.db") as box:
        box.put(ann, replace(bo, state="deferred", due=datetime.now(UTC) + timedelta(hours=3)))

    done, alone, dry = (
        bulletin("deliver", *more, cwd=office) for more in ((), ("--edition", str(DAY)), ("--dry-run",))
    )

    assert done.stdout.startswith("0 sent now; in all 1 sent, 4 queued, 1 deferred"), done.stdout
    assert (done.returncode, alone.returncode, dry.returncode) == (1, 1, 3)


def test_an_edition_that_everybody_is_to_wait_for_has_reached_nobody(office):
    with saying(answering_to({}, at_end=b"451 later\r\n")) as (port, _):
        mailed_by(office, port)
        done, idle = (bulletin("deliver", cwd=office) for _ in range(2))
        dry = bulletin("deliver", "--dry-run", cwd=office)

    assert [one.stdout for one in (done, idle)] == ["0 sent now; in all 4 deferred\n"] * 2
    assert (done.returncode, idle.returncode, dry.returncode) == (1, 1, 1)
