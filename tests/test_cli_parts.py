"""`bulletin render --section --language`, as it is typed."""

import json

import pytest

from bulletin.renderers import render
from tests.command import bulletin
from tests.editions import DAY, morning


@pytest.fixture
def folder(tmp_path):
    (document,) = render(morning(), ["json"])
    (tmp_path / "bulletin.json").write_bytes(document.content)
    return tmp_path


def test_a_section_is_rendered_in_another_language_beside_the_whole(folder):
    run = bulletin(
        "render",
        "bulletin.json",
        "--section",
        "Economy",
        "--language",
        "fr",
        "-o",
        "part",
        "--format",
        "md",
        cwd=folder,
    )

    page = (folder / "part/bulletin.md").read_text()
    assert run.returncode == 0, run.stderr
    assert 'generator: "bulletin; sections=Economy; language=fr"' in page
    assert "stories: 1" in page
    assert "Ceci est une partie de l’édition : Economy." in page


def test_a_part_does_not_take_the_place_of_the_whole(folder):
    run = bulletin("render", "bulletin.json", "--section", "Economy", cwd=folder)

    assert run.returncode == 2
    assert "--section: a part would take the place of the whole edition; name another folder with -o" in run.stderr
    assert [path.name for path in folder.iterdir()] == ["bulletin.json"]


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--section", "Econmy"), '--section: unknown section "Econmy"; did you mean "Economy"?'),
        (("--section", "Sport"), '--section: unknown section "Sport"; there are Country, Economy'),
        (("--language", "dee"), '--language: unknown language "dee"; did you mean "de"?'),
        (("--section", ""), '--section: unknown section ""; there are Country, Economy'),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(folder, option, said):
    run = bulletin("render", "bulletin.json", *option, "-o", "part", cwd=folder)

    assert run.returncode == 2
    assert said in run.stderr
    assert not (folder / "part").exists()


def test_the_json_of_a_part_is_set_aside_in_words_and_the_rest_is_made(folder):
    run = bulletin(
        "render", "bulletin.json", "--section", "Economy", "-o", "part", "--format", "md,json", "--json", cwd=folder
    )

    made = json.loads(run.stdout)
    assert run.returncode == 3
    assert made["documents"] == ["part/bulletin.md"]
    assert "is always the whole edition" in made["set_aside"][0]["problem"]


def test_verify_says_which_part_it_is(folder):
    from bulletin.proof.portable import portable

    bulletin("render", "bulletin.json", "--section", "Economy", "-o", "part", "--format", "txt", cwd=folder)
    (folder / "bulletin.proof.json").write_bytes(portable(morning()))

    run = bulletin("verify", "part", "--proof", "bulletin.proof.json", "--json", cwd=folder)

    (found,) = json.loads(run.stdout)
    assert found["sections"] == ["Economy"]
    assert found["differences"] == []
    assert found["date"] == DAY.isoformat()
