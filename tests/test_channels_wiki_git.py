"""A wiki in a git repository, with the real git: one commit an edition whatever happens, and others' are kept."""

import os
import socket
import sys
import threading
from base64 import b64encode
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bulletin.channels import Around
from bulletin.channels.wiki.pages import printed, reference
from bulletin.channels.wiki.repository import copied
from bulletin.delivery import deliver
from bulletin.errors import DeliveryError
from bulletin.sending.wiki import WikiSettings
from bulletin.store import opened, outbox
from tests import checkers, consigned, torture_wiki
from tests.editions import DAY, morning
from tests.servers_git import Hub, answering, over_http
from tests.wiki_sender import send

PAGE = "2026-11-22-morning-brief.md"
CANARY = "kanarienvogel-7d1f"


@pytest.fixture
def clock():
    return consigned.Clock()


@pytest.fixture
def hub(tmp_path):
    checkers.program("git")
    return Hub(tmp_path / "wiki.git")


def edition(consignment):
    """What the trailer of its commit holds."""
    return reference(consignment, printed(consignment, "github"))


def own(remote, style="github", **more):
    return WikiSettings(remote=remote, style=style, author="Press office <press@harrow.example>", **more)


@pytest.mark.parametrize("style", ["github", "gitlab", "gitea"])
def test_an_edition_is_one_commit_that_says_which_it_is(hub, clock, style):
    hub.edit({"Home.md" if style != "gitlab" else "home.md": "# Harrow\n"})
    outcome = send(own(hub.url, style), consigned.of(morning()), clock.around())

    assert outcome.state == "sent"
    assert hub.log("%s by %an <%ae>")[0] == "Morning Brief, 2026-11-22 by Press office <press@harrow.example>"
    assert hub.editions() == [edition(consigned.of(morning()))]
    assert "Lenn bursts its banks" in hub.read(PAGE)
    assert hub.read("home.md" if style == "gitlab" else "Home.md").startswith("# Harrow\n")
    assert hub.is_sound()


def test_a_wiki_that_is_still_empty_gets_its_first_page(hub, clock):
    assert send(own(hub.url), consigned.page(), clock.around()).state == "sent"
    assert hub.names() == [PAGE, "Home.md", "_Sidebar.md", "morning-brief-archive.md"]


def test_a_branch_that_is_named_is_pushed_to_and_one_that_is_not_there_is_named(hub, clock):
    assert send(own(hub.url, branch="master"), consigned.page(), clock.around()).state == "sent"

    with pytest.raises(DeliveryError, match='no branch "pages"'):
        send(own(hub.url, branch="pages"), consigned.page(), clock.around())


def test_an_edition_that_is_there_is_not_committed_again_whatever_became_of_its_page(hub, clock):
    first = send(own(hub.url), consigned.page(), clock.around())
    hub.edit({PAGE: None}, "Not wanted here")
    again = send(own(hub.url), consigned.page(), clock.around())

    assert (first.state, again.state) == ("sent", "sent")
    assert again.reply.endswith("has it already")
    assert len(hub.log()) == 2


def test_a_later_build_is_a_commit_of_its_own(hub, clock):
    send(own(hub.url), consigned.page(), clock.around())
    later = consigned.page("The Lenn has fallen.", build=2)
    send(own(hub.url), later, clock.around())

    assert hub.editions() == [edition(later), edition(consigned.page())]
    assert "has fallen" in hub.read(PAGE)


def test_an_edition_of_an_archive_that_was_lost_is_published_though_its_build_has_that_number_again(hub, clock):
    send(own(hub.url), consigned.page(), clock.around())
    anew = consigned.page("The Lenn has fallen.")
    outcome = send(own(hub.url), anew, clock.around())

    assert outcome.state == "sent"
    assert "has fallen" in hub.read(PAGE)
    assert hub.editions() == [edition(anew), edition(consigned.page())]


def test_nobody_holds_back_an_edition_by_a_commit_and_a_page_that_pass_for_it(hub, clock):
    """Who may write to the wiki knows the title, the day and the build beforehand, and not what will be printed."""
    guessed = consigned.page("Nothing has happened.")
    send(own(hub.url), guessed, clock.around())
    outcome = send(own(hub.url), consigned.page(), clock.around())

    assert (outcome.state, "The Lenn has risen." in hub.read(PAGE)) == ("sent", True)


def test_a_page_that_a_person_has_edited_stays_and_the_difference_is_reported(hub, clock):
    send(own(hub.url), consigned.page(), clock.around())
    tip = hub.edit({PAGE: hub.read(PAGE).replace("risen", "risen by two metres")})
    outcome = send(own(hub.url), consigned.page("The Lenn has fallen.", build=2), clock.around())

    assert outcome.state == "bounced"
    assert "edited since bulletin wrote it" in outcome.reply
    assert "-The Lenn has risen by two metres.\n+The Lenn has fallen.\n" in outcome.reply
    assert '"bulletin deliver wiki --edition 2026-11-22 --dry-run"' in outcome.reply
    assert hub.tip() == tip


def test_a_dry_run_shows_the_pages_and_the_difference_to_an_edited_one(hub, clock):
    from bulletin.channels.wiki import channel

    (parcel,) = channel(own(hub.url), consigned.page(), clock.around()).parcels()
    assert (parcel.recipient, parcel.reference) == (hub.url, edition(consigned.page()))
    assert b"The Lenn has risen." in parcel.files()[PAGE]
    assert hub.tip() == ""

    send(own(hub.url), consigned.page(), clock.around())
    hub.edit({PAGE: hub.read(PAGE).replace("risen", "risen by two metres")})
    (parcel,) = channel(own(hub.url), consigned.page(build=2), clock.around()).parcels()
    assert list(parcel.files()) == ["wiki.diff"]


class Raced(consigned.Clock):
    """A clock that somebody else is faster than: whenever it is looked at, which is before a push, they have pushed."""

    def __init__(self, hub, times):
        super().__init__()
        self.hub, self.times = hub, times

    def around(self, **environ):
        return replace(super().around(**environ), now=self._now)

    def _now(self):
        if self.times:
            self.times -= 1
            self.hub.edit({f"other-{self.times}.md": "By hand.\n"})
        return self.time


def test_a_remote_that_has_moved_on_is_fetched_and_nothing_is_forced(hub):
    outcome = send(own(hub.url), consigned.page(), Raced(hub, 3).around())

    assert outcome.state == "sent"
    assert hub.log() == ["Morning Brief, 2026-11-22", "By hand", "By hand", "By hand"]
    assert {"other-0.md", "other-1.md", "other-2.md", PAGE} < set(hub.names())
    assert hub.is_sound()


def test_a_remote_that_moves_on_each_time_is_left_for_later(hub):
    outcome = send(own(hub.url), consigned.page(), Raced(hub, 99).around())

    assert outcome.state == "deferred"
    assert outcome.reply == 'remote has moved on 6 times; run "bulletin deliver wiki" again'
    assert set(hub.log()) == {"By hand"}


def test_a_lock_that_a_killed_server_has_left_is_named(hub, clock):
    hub.edit({"Home.md": "Harrow\n"})
    lock = hub.path / "refs/heads/master.lock"
    lock.touch()
    first = send(own(hub.url), consigned.page(), clock.around())
    lock.unlink()
    second = send(own(hub.url), consigned.page(), clock.around())

    assert (first.state, second.state) == ("deferred", "sent")
    assert "refs/heads/master.lock': File exists" in first.reply


def test_a_server_that_finds_out_itself_that_somebody_was_faster_is_tried_again(hub, clock):
    """The push reaches it, and the branch moves while the server looks at what it was sent."""
    hub.edit({"Home.md": "Harrow\n"})
    other = hub.edit({"other.md": "By hand.\n"})
    hub.edit({"other.md": "By hand, twice.\n"})
    hub.hook("pre-receive", f"unset GIT_QUARANTINE_PATH; git update-ref refs/heads/master {other}; rm -f $0")
    outcome = send(own(hub.url), consigned.page(), clock.around())

    assert outcome.state == "sent"
    assert hub.editions() == [edition(consigned.page())]


def test_what_the_server_refuses_is_told_in_its_words(hub, clock):
    hub.hook("pre-receive", r"printf 'The wiki is closed\033[31m on Sundays.\n' >&2; exit 1")
    outcome = send(own(hub.url), consigned.page(), clock.around())

    assert outcome.state == "bounced"
    assert "pre-receive hook declined" in outcome.reply
    assert "The wiki is closed [31m on Sundays." in outcome.reply
    assert outcome.reply.isprintable()
    assert hub.tip() == ""


def test_five_others_push_at_the_same_time_and_nothing_of_anybody_is_lost(hub, clock):
    def push(name):
        for number in range(6):
            hub.edit({f"{name}-{number}.md": f"{name} was here.\n"}, name)

    names = ["ines", "tomas", "ruth", "olu", "mei"]
    peers = [threading.Thread(target=push, args=(name,)) for name in names]
    for peer in peers:
        peer.start()
    days = [DAY + timedelta(days=number) for number in range(3)]
    for day in days:
        while send(own(hub.url), consigned.page(day=day), clock.around()).state != "sent":
            pass
    for peer in peers:
        peer.join()

    assert sorted(hub.editions()) == [edition(consigned.page(day=day)) for day in days]
    assert {f"{name}-{number}.md" for name in names for number in range(6)} < set(hub.names())
    assert sorted(set(hub.log())) == sorted([*names, *(f"Morning Brief, {day}" for day in days)])
    assert len(hub.log()) == 33
    assert hub.is_sound()


def test_six_bulletins_share_a_wiki_at_the_same_time(hub, clock):
    said = []

    def bring(number):
        said.append(send(own(hub.url), consigned.page(title=f"Brief {number}"), consigned.Clock().around()).state)

    peers = [threading.Thread(target=bring, args=(number,)) for number in range(6)]
    for peer in peers:
        peer.start()
    for peer in peers:
        peer.join()

    assert len(hub.editions()) == said.count("sent")
    assert hub.read("Home.md").count("bulletin:begin") == said.count("sent")
    assert set(said) <= {"sent", "deferred"}
    assert hub.is_sound()


@pytest.mark.parametrize("over", ["file", "http"])
def test_a_sender_that_is_killed_leaves_one_commit_an_edition_when_it_has_been_run_again(hub, over):
    torture_wiki.strike(hub, over, kills=5, seed=8)


def test_over_http_a_password_is_handed_over_and_stands_nowhere(hub, clock):
    with over_http(hub, CANARY) as url:
        sent = send(own(url, secret="env:TOKEN"), consigned.page(), clock.around(TOKEN=CANARY))
        assert sent.state == "sent"
        assert CANARY not in sent.reply

        with pytest.raises(DeliveryError) as caught:
            send(own(url, secret="env:TOKEN"), consigned.page(build=2), clock.around(TOKEN=f"{CANARY}-wrong"))

    assert "Authentication failed" in str(caught.value)
    assert CANARY not in str(caught.value)
    assert CANARY not in repr(caught.value.__cause__)


def has_password(heard, user="bulletin"):
    return b64encode(f"{user}:{CANARY}".encode()) in b"".join(heard)


def test_a_password_does_not_follow_a_server_to_another_address(hub, clock):
    around = clock.around(TOKEN=CANARY)
    with over_http(hub, CANARY) as url, answering("301 Moved", f"Location: {url}/info/refs") as moved:
        remote = own(f"{moved.url}/wiki.git", secret="env:TOKEN")
        with pytest.raises(DeliveryError, match="301"):
            send(remote, consigned.page(), around)

    assert hub.tip() == ""
    assert not has_password(moved.heard)


def test_a_password_is_not_for_a_proxy_that_asks(clock):
    checkers.program("git")
    with answering("407 Who is there", 'Proxy-Authenticate: Basic realm="x"') as proxy:
        around = clock.around(TOKEN=CANARY, http_proxy=proxy.url.replace("//", "//ines@"))
        with pytest.raises(DeliveryError, match=r"Password for .http://ines@127"):
            send(own("http://localhost:1/wiki.git", secret="env:TOKEN"), consigned.page(), around)

    assert not has_password(proxy.heard, "ines")
    assert not has_password(proxy.heard)


def test_a_server_that_says_nothing_is_not_waited_for_for_ever(clock, monkeypatch):
    checkers.program("git")
    monkeypatch.setattr("bulletin.channels.wiki.repository.NETWORK_S", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        remote = own(f"http://127.0.0.1:{silent.getsockname()[1]}/wiki.git")
        with pytest.raises(DeliveryError, match=r"git clone: was not done after 0\.5 seconds"):
            send(remote, consigned.page(), clock.around())


def test_without_a_password_nobody_is_asked_for_one(hub, clock):
    with over_http(hub, CANARY) as url, pytest.raises(DeliveryError, match="terminal prompts disabled"):
        send(own(url), consigned.page(), clock.around())


def test_no_process_has_the_password_among_its_arguments(hub, tmp_path):
    trace = tmp_path / "trace"
    root = Path(__file__).parents[1]
    with over_http(hub, CANARY) as url:
        command = [checkers.program("strace"), "-f", "-qq", "-s", "9999", "-e", "trace=execve", "-o", trace]
        sender = [sys.executable, "-m", "tests.wiki_sender", url, "github", str(DAY)]
        environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(root), "WIKI_TOKEN": CANARY}
        done = checkers.judged("env", *(f"{name}={value}" for name, value in environ.items()), *command, *sender)

    assert done.stdout.splitlines()[-1].startswith("sent"), done.stderr
    told = trace.read_text()
    assert told.count("execve(") > 10
    assert CANARY not in told + done.stdout + done.stderr


def test_a_server_that_is_not_there_leaves_the_row_as_it_was(hub, clock, tmp_path):
    with over_http(hub) as url:
        pass
    with opened(tmp_path / "archive.db", writing=True) as archive:
        archive.add_edition(morning())
    from bulletin.channels.wiki import channel

    with outbox.opened(tmp_path / "archive.db") as box:
        known = consigned.page()
        first = deliver(box, [channel(own(url), known, clock.around())], known, clock.around())
        assert [failure.subject for failure in first.failures] == ["wiki"]
        assert first.states == {"queued": 1}

        again = deliver(box, [channel(own(hub.url), known, clock.around())], known, clock.around())
        assert again.states == {"sent": 1, "cancelled": 1}  # The address was mended, and the old one is nobody now.


@pytest.mark.parametrize(
    "remote", ["--upload-pack=touch {0}", "-u touch {0}", "ext::touch {0}", "ext::sh -c touch% {0}"]
)
def test_no_address_makes_git_run_a_command(remote, tmp_path, clock):
    """Neither when settings were not checked, nor when nobody looks at the address at all."""
    checkers.program("git")
    address = remote.format(tmp_path / "marker")
    with pytest.raises(DeliveryError):
        send(own(address), consigned.page(), clock.around())
    with pytest.raises(DeliveryError), copied("wiki", address, "", clock.around().environ, ""):
        pass

    assert not (tmp_path / "marker").exists()


def test_nothing_that_a_user_or_a_repository_has_set_up_for_others_is_run(hub, clock, tmp_path):
    marker, hooks = tmp_path / "marker", tmp_path / "template/hooks"
    hooks.mkdir(parents=True)
    for name in ("pre-push", "post-checkout", "pre-commit", "commit-msg", "reference-transaction", "post-index-change"):
        (hooks / name).write_text(f"#!/bin/sh\necho {name} >> {marker}\n")
        (hooks / name).chmod(0o755)
    (tmp_path / ".gitconfig").write_text(
        f'[init]\ntemplateDir = {tmp_path}/template\n[core]\nhooksPath = {hooks}\nfsmonitor = "touch {marker}"\n'
        f'askPass = "touch {marker}"\n[commit]\ngpgsign = true\n[gpg]\nprogram = "touch {marker}"\n'
        f'[filter "x"]\nclean = "touch {marker}"\nsmudge = "touch {marker}"\n'
    )
    hub.edit({".gitattributes": "*.md filter=x\n", "Home.md": "Harrow\n"})
    with over_http(hub) as url:  # By file:// the server's side would be this user's, too.
        outcome = send(own(url), consigned.page(), clock.around(HOME=str(tmp_path), GIT_DIR="/nowhere", GIT_TRACE="1"))

    assert outcome.state == "sent"
    assert not marker.exists()


USERS = {
    "names": "[clone]\ndefaultRemoteName = upstream\n[init]\ndefaultBranch = trunk\n",
    "remotes": '[remote "origin"]\nmirror = true\npushurl = file:///nowhere\nfetch = +refs/*:refs/*\n',
    "pushes": "[push]\ndefault = nothing\npushOption = ci.skip\n[remote]\npushDefault = elsewhere\n",
    "trailers": '[trailer]\nseparators = "#="\n',
    "output": "[i18n]\nlogOutputEncoding = UTF-16\n[color]\nui = always\n[log]\nshowSignature = true\n",
    "matching": "[grep]\npatternType = perl\n[core]\nautocrlf = true\nquotePath = true\n",
    "protocol": "[protocol]\nversion = 0\n",
}


@pytest.mark.parametrize("what", USERS)
def test_an_edition_is_brought_and_found_again_whatever_a_user_has_set_up_for_other_repositories(
    hub, clock, tmp_path, what
):
    (tmp_path / ".gitconfig").write_text(USERS[what])
    around = clock.around(HOME=str(tmp_path))
    later = consigned.page("The Lenn has fallen.", build=2)
    outcomes = [send(own(hub.url), one, around) for one in (consigned.page(), consigned.page(), later)]

    assert [outcome.state for outcome in outcomes] == ["sent"] * 3
    assert outcomes[1].reply.endswith("has it already")
    assert hub.editions() == [edition(later), edition(consigned.page())]


@pytest.mark.parametrize("name", ["Home.md", PAGE, "morning-brief-archive.md"])
def test_a_link_in_a_repository_is_not_written_through(hub, clock, tmp_path, name):
    from tests.servers_git import git

    blob = git("hash-object", "-w", "--stdin", cwd=hub.path, stdin=b"/etc/passwd")
    tree = git("mktree", cwd=hub.path, stdin=f"120000 blob {blob}\t{name}\n".encode())
    made = git("commit-tree", tree, "-m", "A link", cwd=hub.path)
    git("update-ref", "refs/heads/master", made, cwd=hub.path)
    outcome = send(own(hub.url), consigned.page(), clock.around())

    assert outcome.state == "bounced"
    assert f"{name} is a link" in outcome.reply
    assert hub.tip() == made


def test_a_title_makes_no_line_of_its_own_in_a_commit(hub, clock):
    trailer = f"Bulletin-Edition: {edition(consigned.page())}"
    title = f"Brief\n\n{trailer}\x1b[31m\0"
    send(own(hub.url), consigned.page(title=title), clock.around())
    send(own(hub.url), consigned.page(), clock.around())

    assert len(hub.editions()) == 2
    assert hub.log()[1].startswith(f"Brief {trailer}")


def test_a_trailer_is_told_from_words_in_a_message(hub, clock):
    hub.edit({"Home.md": "x"}, f"About\n\nBulletin-Edition: {edition(consigned.page())}\n\nand more of it")

    assert send(own(hub.url), consigned.page(), clock.around()).state == "sent"
    assert PAGE in hub.names()


def test_without_git_that_is_said(hub, clock, tmp_path):
    around = Around(lambda: clock.time, clock.sleep, {"PATH": str(tmp_path)})
    with pytest.raises(DeliveryError, match="git: does not start"):
        send(own(hub.url), consigned.page(), around)


def test_pages_of_mkdocs_and_obsidian_can_be_in_a_repository_too(hub, clock):
    hub.edit({"mkdocs.yml": "site_name: Harrow\nnav:\n  - index.md  # ours\n", "docs/index.md": "# Harrow\n"})
    send(own(hub.url, "mkdocs"), consigned.page(day=date(2026, 11, 21)), clock.around())
    send(own(hub.url, "mkdocs"), consigned.page(), clock.around())

    assert "docs/bulletins/2026-11-22-morning-brief.md" in hub.names()
    assert "- index.md  # ours\n  # bulletin:begin morning-brief\n" in hub.read("mkdocs.yml")


def test_what_a_killed_sender_has_left_is_removed_by_the_next_and_what_somebody_works_in_is_not(
    hub, clock, tmp_path, monkeypatch
):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    left, led = tmp_path / "temporary/bulletin-wiki-left", tmp_path / "temporary/bulletin-wiki-link"
    (left / "wiki.git").mkdir(parents=True)
    (tmp_path / "mine").mkdir()
    led.symlink_to(tmp_path / "mine")
    with copied("wiki", hub.url, "", clock.around().environ, ""):
        held = {path.name for path in left.parent.iterdir()}
        send(own(hub.url), consigned.page(), clock.around())

        assert {path.name for path in left.parent.iterdir()} == held
    assert left.name not in held
    assert [path.name for path in left.parent.iterdir()] == [led.name]
    assert (tmp_path / "mine").is_dir()
