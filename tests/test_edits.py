"""`edits.toml`: what an editor decides."""

import pytest

from bulletin.edits import Edits, Pick, Title, load, parse
from bulletin.errors import SettingsError


def test_without_the_file_nothing_is_edited(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert load() == Edits()


def test_stories_and_facts_are_dropped_and_pinned_and_a_headline_is_chosen(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "edits.toml").write_text(
        """
        [[drop]]
        fact = "85f6c2d2e8897a18"
        reason = "withdrawn by the source"

        [[pin]]
        story = "fc3ff92534552411"

        [[headline]]
        story = "fc3ff92534552411"
        title = "River Ashen floods Ashenford"
        """
    )
    assert load() == Edits(
        drop=(Pick(fact="85f6c2d2e8897a18", reason="withdrawn by the source"),),
        pin=(Pick(story="fc3ff92534552411"),),
        headline=(Title("fc3ff92534552411", "River Ashen floods Ashenford"),),
    )


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ({"dorp": []}, 'unknown setting "dorp"; did you mean "drop"?'),
        ({"drop": {"fact": "a"}}, "drop: there may be several, so write [[drop]] with two brackets"),
        ({"drop": [{"fakt": "a"}]}, 'drop 1: unknown setting "fakt"; did you mean "fact"?'),
        ({"pin": [{}]}, "pin 1: name one story or one fact by its id"),
        ({"pin": [{"fact": "a", "story": "b"}]}, "pin 1: name one story or one fact by its id"),
        ({"drop": [{"fact": "a"}], "pin": [{"fact": "a"}]}, '"a": is dropped and pinned; leave out one of the two'),
        ({"headline": [{"story": "a"}]}, "headline 1.title is missing; add it"),
        ({"drop": [{"fact": 12}]}, "drop 1.fact: must be a text in quotation marks, not 12"),
    ],
)
def test_an_entry_that_cannot_be_used_is_named(table, problem):
    with pytest.raises(SettingsError) as refused:
        parse(table)
    assert problem in str(refused.value)
