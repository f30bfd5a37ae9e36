"""README and docs say what is true: their examples run, and every command and option stands in them."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
import typer

from bulletin.cli import app
from bulletin.settings import Settings, parse
from tests.command import bulletin

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
EXAMPLES = re.findall(r"^\$ bulletin (.+)$", README, re.MULTILINE)
# What the examples about delivery take for known: somebody to deliver to, and where bounces come in.
_OFFICE = """
[[input]]
path = "seeds"
[[folder]]
path = "shelf"
[email]
sender = "Press office <desk@press.example>"
recipients = ["ann@example.org"]
transport = "eml"
folder = "mails"
unsubscribe = "bounces@press.example"
unsubscribe_secret = "env:MAIL_KEY"
[email.bounces]
mbox = "bounces.mbox"
"""


def test_every_example_of_the_readme_runs(tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    (tmp_path / "bulletin.toml").write_text(_OFFICE)
    (tmp_path / "bounces.mbox").touch()

    for example in EXAMPLES:
        done = bulletin(*shlex.split(example), cwd=tmp_path, MAIL_KEY="0123456789abcdef")
        # On a day later than that of the articles there is nothing new for a day's run to report.
        assert done.returncode in ((0, 4) if example == "run" else (0,)), f"{example}\n{done.stderr}"
        assert done.stdout


def test_every_verb_has_an_example_in_the_readme():
    verbs = typer.main.get_command(app).commands

    assert {example.split()[0] for example in EXAMPLES} == set(verbs)


def test_every_option_stands_in_the_readme():
    commands = typer.main.get_command(app).commands.values()
    options = {max(p.opts, key=len) for c in commands for p in c.params if p.param_type_name == "option"}

    missing = {o for o in options - {"--help", "--out"} if o not in README}

    assert not missing


def test_the_settings_in_the_readme_are_all_there_are():
    import tomllib

    (block,) = re.findall(r"```toml\n(.+?)```", README, re.DOTALL)
    table = tomllib.loads(block)
    pages = tomllib.loads(re.sub("^words = .*\n# (?=pages = )", "", block, flags=re.MULTILINE))

    assert parse(table)
    assert parse(pages)
    assert set(table) | set(pages) == set(Settings.__dataclass_fields__)
    assert set(table) ^ set(pages) == {"words", "pages"}


def test_the_library_example_runs(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    (block,) = re.findall(r"```python\n(.+?)```", README, re.DOTALL)
    names = {}

    exec(block, names)

    assert [d.name for d in names["documents"]] == ["bulletin.md", "bulletin.html", "bulletin.pdf", "bulletin.json"]


@pytest.mark.parametrize(
    "page", ["README.md", "CHANGELOG.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
)
def test_every_link_to_a_file_leads_to_one(page):
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", (ROOT / page).read_text())

    assert [t for t in targets if not (ROOT / page).parent.joinpath(t).exists()] == []


def test_the_constraints_pin_every_package_and_name_no_address():
    lines = (ROOT / "constraints.txt").read_text().splitlines()

    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in lines)
