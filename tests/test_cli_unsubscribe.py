"""Who leaves gets nothing any more: by hand, by the link in a mail, and whatever is being sent meanwhile."""

import json
import os
import socket
import subprocess

import httpx2
import pytest

from bulletin.channels.email.unsubscribing import token
from bulletin.store import opened, outbox
from tests.command import MODULE, bulletin
from tests.editions import morning

KEY = "canary-0123456789abcdef"
SETTINGS = """
archive = "archive.db"
[email]
sender = "desk@press.example"
recipients = ["ines@harrow.example"]
unsubscribe_url = "https://press.example/leave"
unsubscribe_secret = "env:KEY"
"""


@pytest.fixture
def office(tmp_path):
    """A folder with settings, and an archive with one edition."""
    (tmp_path / "bulletin.toml").write_text(SETTINGS)
    with opened(tmp_path / "archive.db", writing=True) as archive:
        archive.add_edition(morning())
    return tmp_path


def test_who_leaves_is_listed_until_that_is_undone(office):
    assert bulletin("unsubscribe", cwd=office).stdout == "nobody was unsubscribed\n"

    done = bulletin("unsubscribe", "Ines@Harrow.example", cwd=office)

    assert done.stdout.startswith("ines@harrow.example  unsubscribed by hand  2")
    assert bulletin("unsubscribe", cwd=office).stdout == done.stdout
    assert bulletin("unsubscribe", "INES@harrow.example", cwd=office).stdout.startswith("all of them were")
    assert json.loads(bulletin("unsubscribe", "--json", cwd=office).stdout)[0]["address"] == "ines@harrow.example"

    undone = bulletin("unsubscribe", "--undo", "INES@harrow.example", cwd=office)

    assert undone.stdout == "INES@harrow.example  may have mail again\n"
    assert bulletin("unsubscribe", "--json", cwd=office).stdout == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["ines"], "ines: is no mail address"),
        (["--undo"], "--undo: name the addresses"),
        (["--serve", "8025"], "write an address and a port"),
        (["--serve", "127.0.0.1:8025"], "env:KEY: is empty or not there; set it"),
    ],
)
def test_wrong_usage_is_named(office, arguments, problem):
    done = bulletin("unsubscribe", *arguments, cwd=office)

    assert (done.returncode, done.stdout) == (2, "")
    assert problem in done.stderr


def test_it_is_served_by_ipv6_too(office):
    command = [*MODULE, "unsubscribe", "--serve", "[::1]:0"]
    with subprocess.Popen(
        command, cwd=office, env={**os.environ, "KEY": KEY}, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            address = server.stderr.readline().split()[-1]
            page = f"{address}/{token('ines@harrow.example', KEY.encode())}"
            assert address.startswith("http://[::1]:")
            assert httpx2.get(page, trust_env=False).status_code == 200
        finally:
            server.terminate()


def test_the_page_is_in_the_language_of_the_bulletin_and_says_whom_to_write_to(office):
    (office / "bulletin.toml").write_text(
        f'title = "Abend & Brief"\nlanguage = "de"\n{SETTINGS}reply_to = "Ann <ann@press.example>"\n'
    )
    command = [*MODULE, "unsubscribe", "--serve", "127.0.0.1:0"]
    environment = {**os.environ, "KEY": KEY}
    with subprocess.Popen(command, cwd=office, env=environment, stderr=subprocess.PIPE, text=True) as server:
        try:
            page = f"{server.stderr.readline().split()[-1]}/{token('ines@harrow.example', KEY.encode())}"
            done = httpx2.post(page, data={"List-Unsubscribe": "One-Click"}, trust_env=False).text
        finally:
            server.terminate()

    assert "<bdi>ines@harrow.example</bdi> bekommt „<bdi>Abend &amp; Brief</bdi>“ nicht mehr." in done
    assert 'schreiben Sie an <a href="mailto:ann@press.example">' in done


def test_the_link_in_a_mail_works_while_others_are_sent(office):
    environment = {**os.environ, "KEY": KEY}
    command = [*MODULE, "unsubscribe", "--serve", "127.0.0.1:0"]
    with subprocess.Popen(command, cwd=office, env=environment, stderr=subprocess.PIPE, text=True) as server:
        try:
            address = server.stderr.readline().split()[-1]
            silent = socket.create_connection(address.removeprefix("http://").split(":"))  # and nobody waits for it
            with silent, outbox.opened(office / "archive.db"):
                page = f"{address}/{token('Ines@harrow.example', KEY.encode())}"
                assert httpx2.get(page, trust_env=False).status_code == 200
                assert bulletin("unsubscribe", "--json", cwd=office).stdout == "[]\n"
                answer = httpx2.post(page, data={"List-Unsubscribe": "One-Click"}, trust_env=False)
                assert answer.status_code == 200
        finally:
            server.terminate()
        said = server.stderr.read()

    assert "ines@harrow.example  unsubscribed by the link" in bulletin("unsubscribe", cwd=office).stdout
    assert said == ""
