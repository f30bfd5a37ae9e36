"""A group that reads some sections only, on days when they have a story and on days when they have none."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import SMTP

from bulletin.channels import Around
from bulletin.channels.email import channel
from bulletin.delivery.consignments import printer
from bulletin.parcels import Consignment
from bulletin.renderers.look import Look
from bulletin.sending.email import EmailSettings, GroupSettings
from tests.editions import DAY, ISSUED, edition, flood, rates

NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
INES, RUTH = "ines@harrow.example", "ruth@harrow.example"
DESK = GroupSettings(name="desk", recipients=(RUTH,), sections=("Economy",), language="de")
PRESS = EmailSettings(
    sender="press@harrow.example",
    recipients=(INES,),
    group=(DESK,),
    unsubscribe="leave@harrow.example",
    unsubscribe_secret="env:LEAVE",
    attach=(),
    subject="{headline}",
)


def mails(made, own=PRESS):
    consignment = Consignment(DAY, made.title, 1, "en", ISSUED, printer(made, Look()))
    around = Around(lambda: NOW, lambda seconds: None, {"LEAVE": "heron-and-a-few-more"})
    return {one.recipient: b"".join(one.files().values()) for one in channel(own, consignment, around).parcels()}


def test_who_reads_one_section_gets_that_and_everybody_else_all():
    sent = mails(edition(flood(), rates()))

    assert b"brewery" in sent[INES]
    assert b"brewery" not in sent[RUTH]
    assert b"key rate" in sent[RUTH]
    assert b"Content-Language: de" in sent[RUTH]
    assert message_from_bytes(sent[RUTH], policy=SMTP)["Subject"] == rates().headline


def test_on_a_day_without_a_story_of_their_section_a_group_gets_nothing_and_the_others_do():
    assert list(mails(edition(flood()))) == [INES]


def test_a_group_that_reads_all_sections_gets_them_all():
    everything = replace(DESK, sections=())

    assert b"brewery" in mails(edition(flood(), rates()), replace(PRESS, group=(everything,)))[RUTH]
