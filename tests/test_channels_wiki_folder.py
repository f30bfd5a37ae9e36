"""A wiki in a folder: pages are whole or not there, no link is followed, and other programs show what was written."""

import json
import sys
from datetime import date

import pytest

from bulletin.channels.wiki import channel
from bulletin.channels.wiki.folder import Folder
from bulletin.channels.wiki.pages import RefusedError
from bulletin.errors import DeliveryError
from bulletin.sending.wiki import WikiSettings
from tests import checkers, consigned
from tests.documents import Page
from tests.editions import hostile, morning, third_day
from tests.hostile import MARKUP
from tests.wiki_sender import send

PAGE = "2026-11-22-morning-brief.md"


@pytest.fixture
def vault(tmp_path):
    (tmp_path / "vault").mkdir()
    return tmp_path / "vault"


@pytest.fixture
def bring():
    clock = consigned.Clock()

    def bring(path, consignment, style="obsidian"):
        return send(WikiSettings(path=str(path), style=style), consignment, clock.around())

    return bring


def test_a_vault_gets_a_page_an_edition_and_a_list_of_them(vault, bring):
    (vault / "Mine.md").write_text("Mine.\n")
    outcomes = [bring(vault, consigned.of(morning())), bring(vault, consigned.of(morning()))]

    assert [outcome.state for outcome in outcomes] == ["sent", "sent"]
    assert sorted(path.name for path in vault.iterdir()) == [PAGE, "Mine.md", "morning-brief-archive.md"]
    assert "Lenn bursts its banks" in (vault / PAGE).read_text()
    assert f"]({PAGE})" in (vault / "morning-brief-archive.md").read_text()


def test_an_edition_of_an_archive_that_was_lost_is_published_though_its_build_has_that_number_again(vault, bring):
    bring(vault, consigned.page())
    outcome = bring(vault, consigned.page("The Lenn has fallen."))

    assert outcome.state == "sent"
    assert "has fallen" in (vault / PAGE).read_text()


def test_vaults_of_one_name_in_two_folders_are_two_recipients(tmp_path, monkeypatch):
    recipients = []
    for office in ("one", "two"):
        (tmp_path / office).mkdir()
        monkeypatch.chdir(tmp_path / office)
        way = channel(WikiSettings(path="vault", style="obsidian"), consigned.page(), consigned.Clock().around())
        recipients += [parcel.recipient for parcel in way.parcels()]

    assert recipients == [f"{tmp_path}/one/vault", f"{tmp_path}/two/vault"]


def test_a_page_that_a_person_has_edited_stays(vault, bring):
    bring(vault, consigned.page())
    (vault / PAGE).write_text("Mine now.\n")
    outcome = bring(vault, consigned.page(build=2))

    assert outcome.state == "bounced"
    assert (vault / PAGE).read_text() == "Mine now.\n"
    assert "-Mine now.\n" in outcome.reply


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_who_may_read_and_write_a_page_stays_as_its_owner_wants_it(vault, bring, mode):
    (vault / "docs").mkdir()
    (vault / "mkdocs.yml").write_text("site_name: Harrow\nnav:\n- index.md\n")
    (vault / "mkdocs.yml").chmod(mode)
    bring(vault, consigned.page(), "mkdocs")

    assert "bulletins/" in (vault / "mkdocs.yml").read_text()
    assert (vault / "mkdocs.yml").stat().st_mode & 0o777 == mode


def test_what_a_killed_run_has_left_is_finished_by_the_next(vault, bring):
    (vault / f".{PAGE}.part").write_text("half a pa")
    bring(vault, consigned.page())
    (vault / "morning-brief-archive.md").unlink()
    bring(vault, consigned.page())

    assert sorted(path.name for path in vault.iterdir()) == [PAGE, "morning-brief-archive.md"]


@pytest.mark.parametrize("name", [PAGE, "morning-brief-archive.md"])
def test_a_page_that_is_a_link_is_not_written_through(vault, bring, tmp_path, name):
    secret = tmp_path / "secret"
    secret.write_text("untouched")
    (vault / name).symlink_to(secret)
    outcome = bring(vault, consigned.page())

    assert outcome.state == "bounced"
    assert "is a link" in outcome.reply
    assert secret.read_text() == "untouched"


def test_what_waits_to_be_a_page_is_not_written_through_a_link(vault, bring, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("untouched")
    (vault / f".{PAGE}.part").symlink_to(secret)

    assert bring(vault, consigned.page()).state == "sent"
    assert secret.read_text() == "untouched"
    assert not (vault / PAGE).is_symlink()


def test_a_folder_that_is_a_link_is_not_entered(vault, bring, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (vault / "mkdocs.yml").write_text("site_name: Harrow\n")
    (vault / "docs").symlink_to(tmp_path / "elsewhere")
    outcome = bring(vault, consigned.page(), "mkdocs")

    assert outcome.state == "bounced"
    assert list((tmp_path / "elsewhere").iterdir()) == []

    (tmp_path / "way").symlink_to(vault)
    with pytest.raises(DeliveryError, match="is a link"):
        bring(tmp_path / "way", consigned.page())


@pytest.mark.parametrize("name", [".git/hooks/pre-push", ".GIT/config", "../beside.md", "a/../../b.md", "/etc/passwd"])
def test_nothing_is_written_outside_or_into_what_is_gits(vault, tmp_path, name):
    with pytest.raises(RefusedError, match="no place for a page"):
        Folder(vault).write({name: b"x"})

    assert list(tmp_path.iterdir()) == [vault]
    assert list(vault.iterdir()) == []


def test_a_folder_that_is_not_there_is_not_made(tmp_path, bring):
    with pytest.raises(DeliveryError, match="is no folder"):
        bring(tmp_path / "vualt", consigned.page())

    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_no_half_page(vault, bring, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bulletin.channels.wiki.folder.settle", full)
    with pytest.raises(DeliveryError, match="No space left"):
        bring(vault, consigned.page())

    assert list(vault.iterdir()) == []


def test_a_pipe_in_place_of_a_page_holds_up_nobody(vault, bring):
    import os

    os.mkfifo(vault / PAGE)

    assert "no ordinary file" in bring(vault, consigned.page()).reply


def site(vault):
    """What MkDocs says when it builds the site, and where that is."""
    built = checkers.judged(sys.executable, "-m", "mkdocs", "build", "--strict", "-f", vault / "mkdocs.yml")
    return built, vault / "site/bulletins"


@pytest.mark.parametrize("nav", ["", "nav:\n  - Home: index.md\n"])
def test_mkdocs_builds_the_site_with_editions_in_its_nav_without_a_warning(vault, bring, nav):
    strict = json.dumps({"anchors": "warn", "links": {"anchors": "warn"}, "omitted_files": "warn"})
    (vault / "docs").mkdir()
    (vault / "docs/index.md").write_text("# Harrow\n")
    (vault / "mkdocs.yml").write_text(f"site_name: Harrow\nvalidation: {strict}\n{nav}")
    for day in (date(2026, 11, 20), date(2026, 11, 21)):
        anchors = "".join(f'<a id="story-{story.id}"></a>' for story in third_day().stories)
        bring(vault, consigned.page(f'<a id="story-7d1f00000000c0de"></a>{anchors}', day=day), "mkdocs")
    bring(vault, consigned.of(third_day()), "mkdocs")
    done, built = site(vault)

    assert done.returncode == 0, done.stderr
    assert "Sunday, 22 November 2026" in (vault / "site/index.html").read_text() or not nav
    page = Page((built / "2026-11-22-morning-brief/index.html").read_bytes())
    assert "Port Ellery" in page.text
    assert "<!-- bulletin:" not in page.text
    archive = (built / "morning-brief-archive/index.html").read_text()
    assert 'href="../2026-11-22-morning-brief/"' in archive


def test_hostile_titles_stay_text_on_the_pages_of_mkdocs(vault, bring):
    (vault / "docs").mkdir()
    (vault / "docs/index.md").write_text("# Harrow\n")
    (vault / "mkdocs.yml").write_text("site_name: Harrow\nnav:\n- index.md\n")
    states = [bring(vault, consigned.of(hostile(text)), "mkdocs").state for text in (*MARKUP[:20], *MARKUP[-5:])]
    done, built = site(vault)

    assert done.returncode == 0, done.stderr
    usual = len(Page((vault / "site/404.html").read_bytes()).all("script"))
    pages = [Page(path.read_bytes()) for path in built.rglob("*.html")]
    assert len(pages) == 2 * states.count("sent") > 40
    for page in pages:
        assert len(page.all("script")) <= usual + 1
        assert not page.all("iframe", "img", "object", "embed", "svg", "video", "math")
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
