"""An archive as JSON Lines: the same content is the same bytes, and a line that is broken is named and set aside."""

import io
import json
from dataclasses import replace

import pytest

from bulletin.model import Edit
from bulletin.parcels import Delivery, Suppressed
from bulletin.store import exchange, opened, outbox
from bulletin.store.records import Input
from tests.editions import DAY, article, morning
from tests.torture_store import exported

FERRY = (Edit("drop", "the ferry"),)


@pytest.fixture
def full(tmp_path):
    """An archive with something of every kind."""
    with opened(tmp_path / "full.db", writing=True) as archive:
        archive.add_articles([a for story in morning().stories for a in story.articles], DAY)
        archive.add_edition(morning())
        archive.add_edition(replace(morning(), edits=FERRY))
        archive.add_input(Input("https://northpost.example/feed", '"7a"', "", "ab" * 32, DAY))
        with outbox.opened(archive.path) as box:
            box.put(Delivery(DAY, morning().title, 2, "email", "ines@harrow.example", "sent"))
            box.suppress(Suppressed("tomas@harrow.example", "unsubscribed", DAY))
        yield archive


@pytest.fixture
def empty(tmp_path):
    with opened(tmp_path / "empty.db", writing=True) as archive:
        yield archive


def take(archive, lines, **options):
    return archive.import_(io.BytesIO(lines), "export.jsonl", **options)


def spoilt(line, change):
    """The line with something of it changed."""
    value = json.loads(line)
    change(value)
    return json.dumps(value).encode()


def lines(archive, kind):
    return [line for line in exported(archive).splitlines() if json.loads(line)["kind"] == kind]


def test_an_export_has_one_object_a_line_and_each_says_its_kind(full):
    kinds = [json.loads(line)["kind"] for line in exported(full).splitlines()]

    assert kinds == ["article"] * 11 + ["edition"] * 2 + ["input", "delivery", "suppressed"]


def test_an_export_of_an_import_of_an_export_is_the_same_bytes(full, empty):
    assert take(empty, exported(full)) == (16, ())

    assert exported(empty) == exported(full)
    assert empty.check() == ()
    assert empty.edition(DAY) == full.edition(DAY)
    assert empty.listing() == full.listing()


def test_taking_in_the_same_again_changes_nothing(full):
    before = exported(full)

    assert take(full, before) == (16, ())
    assert exported(full) == before
    assert full.check() == ()


def test_the_order_of_the_lines_does_not_matter(full, empty):
    backwards = b"\n".join(exported(full).splitlines()[:-2][::-1])

    assert take(empty, backwards)[1] == ()
    assert exported(empty).splitlines() == exported(full).splitlines()[:-2]
    assert empty.edition(DAY).edits == FERRY
    assert empty.check() == ()


def test_lines_that_fill_the_memory_are_taken_in_one_by_one(full, empty, monkeypatch):
    monkeypatch.setattr(exchange, "BATCH_BYTES", 1)
    safe = []

    take(empty, exported(full), report=safe.append)

    assert safe == list(range(1, 17))


def test_an_article_that_was_seen_last_before_it_was_seen_first_is_refused(full, empty):
    first = exported(full).splitlines()[0]

    count, (failure,) = take(empty, spoilt(first, lambda value: value.update(first_seen="2026-12-24")))

    assert count == 0
    assert "was seen last before it was seen first" in failure.problem


def test_two_archives_become_one(full, empty):
    empty.add_articles([article("Tamsin Post", "Rain", "It rained in Tamsin.")], DAY)

    take(empty, exported(full))

    assert empty.info().articles == full.info().articles + 1


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b"[]",
        b"null",
        b'"article"',
        b"\xff\xfe",
        b'{"kind": "recipe"}',
        b'{"kind": "article"}',
        b"[" * 100_000,
        b'{"kind": "article", "first_seen": "soon"}',
        b"9" * 10_000,
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_taken_in(full, empty, line):
    first, *rest = exported(full).splitlines()

    count, (failure,) = take(empty, b"\n".join([first, line, *rest]))

    assert count == 16
    assert failure.subject == "export.jsonl: line 2"
    assert failure.problem.endswith("mend the line or export again")
    assert exported(empty) == exported(full)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("article", lambda line: line["article"].update(text="The Lenn fell.")),
        ("article", lambda line: line["article"]["sentences"][0].update(start=10**30)),
        ("article", lambda line: line["article"].update(digest="0" * 64)),
        ("article", lambda line: line["article"].update(title="half a pair: \ud800")),
        ("edition", lambda line: line.update(build=10**30)),
        ("edition", lambda line: line.update(build=0)),
        ("edition", lambda line: line["edition"]["stories"][0].update(articles=[])),
        ("edition", lambda line: line["edition"]["stories"][0]["facts"][0]["wording"].update(start=-(10**30))),
        ("delivery", lambda line: line["delivery"].update(build=9)),
        ("delivery", lambda line: line["delivery"].update(build=10**30)),
        ("input", lambda line: line["input"].update(address=None)),
    ],
)
def test_a_line_that_contradicts_itself_is_refused_and_leaves_nothing_behind(full, empty, kind, change):
    count, (failure,) = take(empty, spoilt(lines(full, kind)[0], change))

    assert count == 0
    assert failure.subject == "export.jsonl: line 1"
    assert exported(empty) == b""
    assert empty.check() == ()


def test_another_edition_in_the_place_of_one_that_is_there_is_refused(full):
    other = spoilt(lines(full, "edition")[0], lambda line: line["edition"].update(language="fr"))

    count, (failure,) = take(full, other)

    assert count == 0
    assert "build 1 with another content" in failure.problem


def test_empty_lines_are_passed_over_and_lines_keep_their_numbers(full, empty):
    count, (failure,) = take(empty, b"\n\n" + exported(full).splitlines()[0] + b"\n\nx\n")

    assert count == 1
    assert failure.subject == "export.jsonl: line 5"


def test_a_line_that_is_too_long_is_refused_and_the_next_ones_are_taken_in(full, empty, monkeypatch):
    monkeypatch.setattr(exchange, "LONGEST_LINE_BYTES", 20_000)
    first, *_ = exported(full).splitlines()

    count, (failure,) = take(empty, b"x" * 70_000 + b"\n" + first + b"\n")

    assert count == 1
    assert failure.subject == "export.jsonl: line 1"
    assert "20,000 bytes" in failure.problem


def test_how_far_it_got_is_told_after_each_commit(full, empty, monkeypatch):
    monkeypatch.setattr(exchange, "BATCH_LINES", 4)
    safe = []

    take(empty, exported(full), report=safe.append)

    assert safe == [4, 8, 12, 16]
