"""The day's run reads what came back before it sends: nobody who has left is sent the next one."""

from dataclasses import replace

from bulletin.channels.email.unsubscribing import token
from bulletin.settings import parse
from bulletin.store import opened
from tests.test_daily import MORNING, Office, box

KEY = "canary-0123456789abcdef"
__all__ = ["box"]


def mailed(folder, *mails):
    """A press office that mails one reader, and where mails come back to."""
    (folder / "bounces").write_bytes(b"".join(b"From x\n" + one + b"\n\n" for one in mails))
    own = {
        "sender": "desk@press.example",
        "recipients": ["ines@harrow.example"],
        "unsubscribe": "bounces@press.example",
        "unsubscribe_secret": f"file:{folder}/key",
        "bounces": {"mbox": str(folder / "bounces")},
    }
    (folder / "key").write_text(KEY)
    (folder / "key").chmod(0o600)
    office = Office(folder)
    office.settings = replace(office.settings, email=parse({"email": own}).email)
    return office


def test_who_left_by_mail_is_sent_nothing_today(tmp_path, box):
    office = mailed(tmp_path, f"Subject: unsubscribe {token('ines@harrow.example', KEY.encode())}\n\n".encode())
    office.hears(1, MORNING)

    ran = office.run(MORNING)

    assert ran.stopped == ()
    assert box.sent == {}
    with opened(office.archive) as kept:
        assert {row.state for row in kept.deliveries()} == {"cancelled"}
    assert [line["suppressed"] for line in office.log if line["step"] == "bounces"] == [1]


def test_who_wants_no_more_without_a_link_is_told_each_day(tmp_path, box):
    office, box.name = mailed(tmp_path), "email"
    office.hears(1, MORNING)
    office.run(MORNING)
    (tmp_path / "bounces").write_bytes(b"From x\nFrom: ines@harrow.example\nSubject: unsubscribe\n\n")

    told = [office.run(MORNING).returned.wishes for _ in range(2)]

    assert told == [["ines@harrow.example"]] * 2
    assert [line["wishes"] for line in office.log if "wishes" in line][-2:] == [1, 1]


def test_a_file_of_mails_that_is_not_there_yet_is_told_and_nothing_stops(tmp_path, box):
    office = mailed(tmp_path)
    (tmp_path / "bounces").unlink()
    office.hears(1, MORNING)

    ran = office.run(MORNING)

    assert ran.stopped == ()
    assert [failure.subject for failure in ran.returned.failures] == [f"{tmp_path}/bounces"]
    assert box.sent


def test_what_cannot_be_read_is_told_and_holds_up_nobody(tmp_path, box):
    office = mailed(tmp_path)
    (tmp_path / "bounces").unlink()
    (tmp_path / "bounces").mkdir()
    office.hears(1, MORNING)

    ran = office.run(MORNING)

    assert next(error.problem for error in ran.stopped).startswith("is no ordinary file")
    assert box.sent
