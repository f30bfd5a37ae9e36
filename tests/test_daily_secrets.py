"""A whole day's run with every kind of secret, well and refused everywhere: none stands where anybody could read it."""

from __future__ import annotations

import base64
import os
import secrets
import subprocess
from contextlib import ExitStack

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests import checkers
from tests.command import MODULE, bulletin
from tests.servers import Office, authority, certified, serving
from tests.servers_git import Hub, over_http
from tests.test_channels_webhook import receiving, says
from tests.test_cli import FLOOD

SETTINGS = """
title = "Morning Brief"
formats = ["md", "json"]
archive = "news.db"
[[input]]
path = "in"
[email]
sender = "Press office <press@harrow.example>"
recipients = ["Ines <ines@harrow.example>", "tomas@harrow.example"]
attach = []
unsubscribe_url = "https://press.example/leave"
unsubscribe_secret = "env:LEAVE"
[email.smtp]
host = "localhost"
port = {smtp}
user = "press"
secret = "env:SMTP"
ca_file = "ca.pem"
[email.dkim]
domain = "harrow.example"
selector = "brief"
key = "file:{office}/dkim.pem"
[[wiki]]
remote = "{wiki}"
secret = "env:WIKI"
[[webhook]]
url = "{hook}"
secret = "env:HOOK"
[run]
log = "run.jsonl"
health = "health.json"
ping = "env:PING"
"""


def canary():
    return f"canary-{secrets.token_hex(12)}"


@pytest.fixture
def environ():
    hook = base64.b64encode(canary().encode()).decode()
    ping = f"http://127.0.0.1:9/{canary()}"
    return {"SMTP": canary(), "LEAVE": canary(), "WIKI": canary(), "HOOK": f"whsec_{hook}", "PING": ping}


@pytest.fixture
def office(tmp_path):
    """An office with an article that came in and a key for its mail, and with nothing else."""
    office = tmp_path / "office"
    (office / "in").mkdir(parents=True)
    (office / "in/flood.txt").write_text(FLOOD)
    key = rsa.generate_private_key(65537, 2048)
    forms = serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    (office / "dkim.pem").write_bytes(key.private_bytes(*forms))
    (office / "dkim.pem").chmod(0o600)
    return office


def never_shown(office, environ):
    """What of the secrets must not be found, as it is and as protocols spell it."""
    own = [environ["PING"].rpartition("/")[2], *(environ[name] for name in ("SMTP", "LEAVE", "WIKI"))]
    own += [environ["HOOK"].removeprefix("whsec_"), base64.b64decode(environ["HOOK"].removeprefix("whsec_")).decode()]
    spelt = [base64.b64encode(f"{before}{one}".encode()).decode() for one in own for before in ("", "bulletin:")]
    return [*own, *spelt, *(office / "dkim.pem").read_text().splitlines()[1:-1]]


@pytest.mark.parametrize("is_well", [True, False])
def test_no_secret_of_a_days_run_is_printed_kept_sent_or_an_argument_of_a_program(office, environ, tmp_path, is_well):
    hub, trusted, trace = Hub(tmp_path / "wiki.git"), authority(), tmp_path / "trace"
    trusted.cert_pem.write_to_path(str(office / "ca.pem"))
    post = Office(password=environ["SMTP"] if is_well else "another")
    hooked = says(204) if is_well else says(401, "no")
    with ExitStack() as up:
        smtp = up.enter_context(serving(post, tls=certified(trusted)))
        wiki = up.enter_context(over_http(hub, environ["WIKI"] if is_well else "another"))
        hook = up.enter_context(receiving(hooked))
        (office / "bulletin.toml").write_text(SETTINGS.format(smtp=smtp, wiki=wiki, hook=hook.url, office=office))
        strace = [checkers.program("strace"), "-f", "-qq", "-s", "9999", "-e", "trace=execve", "-o", trace]
        done = ran(strace, office, environ)
        shown = bulletin("deliveries", cwd=office).stdout

    assert done.returncode == (0 if is_well else 1), done.stderr
    assert (len(post.seen.messages), len(hub.editions())) == ((2, 1) if is_well else (0, 0))
    assert post.seen.signed_in
    assert len(hook.got) == 1
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path != office / "dkim.pem"]
    found = b"\n".join([done.stdout, done.stderr, shown.encode(), *(path.read_bytes() for path in kept)])
    found += b"\n".join([*(content for _, _, content in post.seen.messages), *(body for _, _, body in hook.got)])
    found += "\n".join(hub.read(name) for name in hub.names()).encode()
    assert trace.read_text().count("execve(") > 5
    assert (b"DKIM-Signature:" in found, b"List-Unsubscribe: <https://press.example/leave" in found) == (is_well,) * 2
    assert [one for one in never_shown(office, environ) if one.encode() in found] == []


def ran(strace, office, environ):
    """The finished process of the run, in whose folders all lies that it keeps."""
    places = {f"XDG_{kind}_HOME": f"{office}-{kind}" for kind in ("DATA", "CACHE", "STATE", "CONFIG")}
    around = {**os.environ, "HOME": str(office.parent), **places, **environ}
    return subprocess.run([*strace, *MODULE, "run"], cwd=office, capture_output=True, env=around, timeout=300)
