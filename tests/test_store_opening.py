"""Opening an archive: what is none is refused in clear words and left alone, earlier versions are brought forward."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin.errors import ArchiveError
from bulletin.store import opened, schema, usual
from tests.editions import DAY, article
from tests.torture_store import exported

ROOT = Path(__file__).parent.parent
FROZEN = sorted((ROOT / "tests" / "archives").glob("v*.db"))
NOBODY = 65534


def made(path):
    """An archive with one article."""
    with opened(path, writing=True) as archive:
        archive.add_articles([article("Harbour Times", "Lenn rises", "The Lenn rises.")], DAY)
    return path


def changed(path, statement):
    """The database after a statement."""
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.close()
    return path


def content(frozen, folder):
    """What a frozen archive holds, by the export that was made beside it, as this version writes exports."""
    with opened(folder / "content.db", writing=True) as archive, frozen.with_suffix(".jsonl").open("rb") as lines:
        assert archive.import_(lines)[1] == ()
        return exported(archive)


def refused(path, *, writing=True):
    """What is said about a path that cannot be opened; the file is the same afterwards."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(ArchiveError) as told, opened(path, writing=writing):
        pass
    assert before is None or path.read_bytes() == before
    assert told.value.subject == str(path)
    return told.value.problem


@pytest.mark.parametrize("writing", [True, False])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path, writing):
    path = tmp_path / "notes.txt"
    path.write_text("Buy milk.\n" * 100)

    assert "is no archive" in refused(path, writing=writing)
    assert list(tmp_path.glob("*.txt-*")) == []


@pytest.mark.parametrize("writing", [True, False])
def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path, writing):
    path = changed(tmp_path / "other.db", "CREATE TABLE recipes (name)")

    assert "is no archive" in refused(path, writing=writing)


@pytest.mark.parametrize("writing", [True, False])
def test_a_database_that_another_program_marked_as_its_own_is_refused(tmp_path, writing):
    path = changed(tmp_path / "other.db", "PRAGMA application_id = 7")

    assert "is no archive" in refused(path, writing=writing)


@pytest.mark.parametrize("writing", [True, False])
@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER forget AFTER INSERT ON articles BEGIN DELETE FROM editions; END",
        "CREATE VIEW endless AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n",
        "CREATE TABLE recipes (name)",
        "DROP TABLE outbox",
    ],
)
def test_an_archive_with_other_tables_views_or_triggers_than_ours_is_refused(tmp_path, writing, planted):
    path = changed(made(tmp_path / "archive.db"), planted)

    assert "tables, views or triggers that are not ours" in refused(path, writing=writing)


@pytest.mark.parametrize("writing", [True, False])
def test_an_archive_of_a_newer_version_is_refused_and_left_alone(tmp_path, writing):
    path = changed(made(tmp_path / "archive.db"), f"PRAGMA user_version = {schema.VERSION + 1}")

    assert f"newer bulletin (version {schema.VERSION + 1}" in refused(path, writing=writing)


@pytest.mark.parametrize("writing", [True, False])
def test_a_newer_version_that_only_the_log_tells_of_is_refused_too(tmp_path, writing):
    path = made(tmp_path / "archive.db")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    copy = tmp_path / "crashed"
    copy.mkdir()
    for file in tmp_path.glob("archive.db*"):
        shutil.copy(file, copy)
    connection.close()

    with pytest.raises(ArchiveError, match="version 99"), opened(copy / "archive.db", writing=writing):
        pass


@pytest.mark.parametrize("writing", [True, False])
def test_a_folder_is_refused(tmp_path, writing):
    assert "is a folder" in refused(tmp_path, writing=writing)


def test_a_pipe_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    assert "no ordinary file" in refused(tmp_path / "pipe")


def test_a_path_without_a_folder_is_refused_and_no_folder_is_made(tmp_path):
    assert f"no folder {tmp_path / 'archvie'}" in refused(tmp_path / "archvie" / "archive.db")
    assert list(tmp_path.iterdir()) == []


def test_a_path_below_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")

    assert "cannot be read" in refused(tmp_path / "file" / "archive.db")


@pytest.mark.parametrize("options", [{}, {"writing": True, "making": False}])
def test_where_no_archive_is_nothing_can_be_read_and_none_is_made(tmp_path, options):
    with pytest.raises(ArchiveError, match="is not there"), opened(tmp_path / "archive.db", **options):
        pass
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_an_archive(tmp_path):
    (tmp_path / "archive.db").touch()

    made(tmp_path / "archive.db")

    with opened(tmp_path / "archive.db") as archive:
        assert archive.info().articles == 1


def test_half_an_archive_is_told_to_be_damaged(tmp_path):
    path = made(tmp_path / "archive.db")
    path.write_bytes(path.read_bytes()[: 4096 * 3])

    with pytest.raises(ArchiveError, match="damaged"), opened(path, writing=True) as archive:
        archive.check()


def test_an_archive_of_the_user_lies_in_a_folder_that_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    made(usual())

    assert usual() == tmp_path / "data" / "bulletin" / "archive.db"
    assert usual().exists()


def test_names_that_mean_something_in_an_address_are_only_names(tmp_path):
    path = made(tmp_path / "50% of it? #1 & more.db")

    with opened(path) as archive:
        assert archive.info().articles == 1


def test_what_is_opened_to_be_read_cannot_be_written(tmp_path):
    with opened(made(tmp_path / "archive.db")) as archive, pytest.raises(ArchiveError, match="read only"):
        archive.add_articles([], DAY)


def test_a_closed_archive_is_one_file_beside_its_lock(tmp_path):
    with opened(made(tmp_path / "archive.db")) as archive:
        archive.listing()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["archive.db", "archive.db.lock"]


def as_nobody(path, writing):
    """How somebody who may write nowhere fares with an archive."""
    script = f"""
import os
from pathlib import Path
from bulletin.store import opened
import bulletin.store.search
if os.getuid() == 0:
    os.setgid({NOBODY}), os.setuid({NOBODY})
try:
    with opened(Path({str(path)!r}), writing={writing}) as archive:
        print(archive.info().articles)
except Exception as error:
    print(type(error).__name__, error)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def public(tmp_path):
    """A folder that everybody can reach."""
    for folder in (tmp_path, *tmp_path.parents[:3]):
        if folder.stat().st_uid == os.getuid() and folder != Path("/tmp"):
            folder.chmod(folder.stat().st_mode | 0o755)
    yield tmp_path
    tmp_path.chmod(0o755)


def test_in_a_place_that_may_not_be_written_an_archive_can_be_read(public):
    made(public / "archive.db").chmod(0o444)
    public.chmod(0o555)

    assert as_nobody(public / "archive.db", writing=False) == "1"


def test_a_place_that_may_not_be_written_is_named(public):
    made(public / "archive.db").chmod(0o444)
    public.chmod(0o555)

    told = as_nobody(public / "archive.db", writing=True)

    assert told.startswith(f"ArchiveError {public / 'archive.db'}: may not be written")


@pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.stem)
@pytest.mark.parametrize("writing", [True, False])
def test_an_archive_of_every_earlier_version_opens_with_all_that_it_held(tmp_path, frozen, writing):
    path = Path(shutil.copy(frozen, tmp_path / "archive.db"))

    with opened(path, writing=writing) as archive:
        assert exported(archive) == content(frozen, tmp_path)
    with opened(path, writing=True) as archive:
        assert archive.check() == ()
        assert archive.add_articles([article("Harbour Times", "Later", "It rained later.")], DAY) == 1


def test_there_is_a_frozen_archive_of_every_version():
    assert [path.stem for path in FROZEN] == [f"v{number}" for number in range(1, schema.VERSION + 1)]


@pytest.mark.parametrize("writing", [True, False])
def test_a_migration_brings_an_earlier_archive_forward_whoever_opens_it(tmp_path, monkeypatch, writing):
    path = Path(shutil.copy(FROZEN[0], tmp_path / "archive.db"))
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE extras (name TEXT);\n"))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)

    with opened(path, writing=writing) as archive:
        assert schema.version(archive.connection) == schema.VERSION
        assert archive.connection.execute("SELECT count(*) FROM extras").fetchone() == (0,)
        assert exported(archive) == content(FROZEN[0], tmp_path)


def test_a_migration_that_fails_half_way_changes_nothing(tmp_path, monkeypatch):
    path = Path(shutil.copy(FROZEN[0], tmp_path / "archive.db"))
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "DROP TABLE facts;\nDROP TABLE nothing;\n"))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)

    with pytest.raises(ArchiveError, match="nothing"), opened(path, writing=True):
        pass

    monkeypatch.undo()
    with opened(path) as archive:
        assert exported(archive) == content(FROZEN[0], tmp_path)
