"""`[email]` in bulletin.toml: what cannot be mailed as it is written is named, with the next step."""

import pytest

from bulletin.errors import SettingsError
from bulletin.settings import load, parse

SENDER = {"sender": "Press office <desk@press.example>"}
CANARY = "canary-Gh7-passphrase"


def email(**given):
    return parse({"email": {**SENDER, **given}}).email


def test_a_sender_is_enough():
    assert email().smtp.security == "starttls"


def test_a_full_table_is_taken():
    own = email(
        reply_to="letters@press.example",
        bounces_to="bounces@press.example",
        subject="{title}: {headline} ({date})",
        recipients=["ann@example.org", "Bo Berg <bo@example.org>"],
        file="readers.csv",
        attach=["pdf", "epub"],
        unsubscribe="bounces@press.example",
        unsubscribe_url="https://press.example/unsubscribe",
        unsubscribe_secret="file:/etc/bulletin/key",
        smtp={"host": "mail.press.example", "port": 465, "security": "tls", "user": "desk", "secret": "env:MAIL"},
        dkim={"domain": "press.example", "selector": "s1", "key": "file:/etc/bulletin/dkim.pem"},
        bounces={"host": "::1", "user": "bounces", "secret": "keyring:imap/bounces"},
        group=[{"name": "sport", "recipients": ["cai@example.org"], "language": "de", "attach": []}],
    )

    assert (own.group[0].attach, own.bounces.folder) == ((), "INBOX")


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"smtp": {"prt": 25}}, 'email.smtp: unknown setting "prt"; did you mean "port"'),
        ({"dkim": {"domian": "x"}}, 'did you mean "domain"'),
        ({"bounces": {"mboxx": "x"}}, 'did you mean "mbox"'),
        ({"group": [{"nme": "x"}]}, 'email: group 1: unknown setting "nme"; did you mean "name"'),
        ({"smtp": {"security": "startls"}}, 'did you mean "starttls"'),
        ({"transport": "smpt"}, 'did you mean "smtp"'),
        ({"sender": "desk"}, "email: sender: 'desk' is no mail address"),
        ({"sender": "Desk\r\nBcc: x@example.org <desk@press.example>"}, "sender"),
        ({"reply_to": "letters"}, "reply_to"),
        ({"bounces_to": "Desk <desk@press.example>"}, "bounces_to"),
        ({"recipients": ["ann@example.org", "ann@"]}, "recipients: number 2: 'ann@'"),
        ({"recipients": ["ann@example.org, bo@example.org"]}, "recipients: number 1"),
        ({"subject": "{titel}"}, "subject: '{titel}' may hold {title}, {date} or {headline}"),
        ({"subject": "{title.__class__}"}, "subject"),
        ({"subject": "{title!r}"}, "subject"),
        ({"subject": "{"}, "subject"),
        ({"subject": "{}"}, "subject"),
        ({"subject": "a\nb"}, "subject holds a character"),
        ({"subject": " "}, "subject is empty"),
        ({"max_size_mb": 0.0}, "max_size_mb must be more than 0"),
        ({"transport": "eml"}, "folder is missing"),
        ({"oversized": "link"}, "oversized: a link wants url"),
        ({"url": "ftp://press.example"}, "url"),
        ({"unsubscribe": "bounces@press.example"}, "unsubscribe_secret is missing"),
        ({"unsubscribe": "x", "unsubscribe_secret": "env:KEY"}, "unsubscribe: 'x' is no mail address"),
        ({"unsubscribe_url": "http://press.example/", "unsubscribe_secret": "env:KEY"}, "RFC 8058"),
        ({"unsubscribe_url": "https://press.example/>,<http://x", "unsubscribe_secret": "env:KEY"}, "unsubscribe_url"),
        ({"smtp": {"host": "mail.press.example", "security": "none"}}, "for a server on this machine only"),
        ({"smtp": {"host": "a b"}}, "no name of a server"),
        ({"smtp": {"port": 70000}}, "port: must be between 1 and 65535"),
        ({"smtp": {"user": "desk"}}, "user and secret belong together"),
        ({"smtp": {"per_domain": -1}}, "per_domain"),
        ({"dkim": {"domain": "press.example", "selector": "", "key": "env:KEY"}}, "dkim: selector"),
        ({"dkim": {"domain": "press", "selector": "s", "key": "env:KEY"}}, "dkim: domain"),
        ({"dkim": {"domain": "press.example", "selector": "s"}}, "email.dkim.key is missing"),
        ({"bounces": {}}, "name one mbox or one host"),
        ({"bounces": {"host": "mail.press.example"}}, "a host wants user and secret"),
        ({"group": [{"name": "a", "file": "x"}, {"name": " A", "file": "y"}]}, "group 2: there is another"),
        ({"group": [{"name": "a"}]}, "nobody is in it"),
        ({"group": [{"name": "a", "file": "x", "language": "german"}]}, "two small letters"),
        ({"file": "-", "group": [{"name": "a", "file": "-"}]}, "standard input"),
    ],
)
def test_what_cannot_be_used_is_named(given, problem):
    with pytest.raises(SettingsError) as refused:
        email(**given)

    assert problem in str(refused.value)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.1.2.3", "::1"])
def test_mail_goes_in_the_clear_on_this_machine_only(host):
    assert email(smtp={"host": host, "port": 25, "security": "none"}).smtp.host == host


@pytest.mark.parametrize(
    "given",
    [
        {"smtp": {"user": "desk", "secret": CANARY}},
        {"bounces": {"host": "localhost", "user": "desk", "secret": CANARY}},
        {"dkim": {"domain": "press.example", "selector": "s", "key": f"-----BEGIN PRIVATE KEY-----\n{CANARY}"}},
        {"unsubscribe": "x@press.example", "unsubscribe_secret": CANARY},
        {"smtp": {"user": "desk", "secret": 70311900247}},
        {"smtp": {"user": "desk", "password": CANARY}},
    ],
)
def test_a_secret_in_the_file_is_refused_and_not_repeated(given):
    with pytest.raises(SettingsError) as refused:
        email(**given)

    assert CANARY not in str(refused.value)
    assert "70311900247" not in str(refused.value)


def test_editions_are_linked_to_where_all_are_published():
    table = {"url": "https://press.example/", "email": {**SENDER, "oversized": "link"}}

    assert (parse(table).email.url, parse(table).email.oversized) == ("https://press.example/", "link")


def test_what_is_nowhere_published_comes_in_several_mails():
    assert email().oversized == "split"


def test_paths_are_seen_from_the_file(tmp_path):
    (tmp_path / "bulletin.toml").write_text(
        '[email]\nsender = "desk@press.example"\nfile = "readers.csv"\n'
        '[email.bounces]\nmbox = "/var/mail/bounces"\n[[email.group]]\nname = "sport"\nfile = "-"\n'
    )

    own = load(tmp_path / "bulletin.toml").email

    assert (own.file, own.bounces.mbox, own.group[0].file) == (f"{tmp_path}/readers.csv", "/var/mail/bounces", "-")


@pytest.mark.parametrize(
    ("rules", "problem"),
    [
        ([{"name": "Economy", "match": ["tariff*"]}], 'there is no section "Econmy"; did you mean "Economy"?'),
        ([{"name": "Sport", "match": ["cup"]}], 'there is no section "Econmy"; sections are Sport'),
        ([], 'there is no section "Econmy"; there is none; add [[section]]'),
    ],
)
def test_a_section_that_a_group_would_wait_for_in_vain_is_no_quiet_day(rules, problem):
    group = {"name": "Ministers", "recipients": ["minister@press.example"], "sections": ["Econmy"]}
    with pytest.raises(SettingsError) as refused:
        parse({"email": {**SENDER, "group": [group]}, "section": rules})

    assert str(refused.value).endswith(f'email: group "Ministers": sections: {problem}')


def test_a_group_may_have_a_section_that_an_input_gives():
    group = {"name": "Ministers", "recipients": ["minister@press.example"], "sections": ["Harbour"]}
    given = {"path": "in", "source": "Harbour Times", "section": "Harbour"}

    assert parse({"email": {**SENDER, "group": [group]}, "input": [given]}).email.group[0].sections == ("Harbour",)
