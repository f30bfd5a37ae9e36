"""The wheel holds all that a bulletin needs: it is built, installed in a clean environment, and used there."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_wheel_makes_a_bulletin_in_a_clean_environment(tmp_path):
    wheels, home, work = tmp_path / "wheels", tmp_path / "venv", tmp_path / "work"
    work.mkdir()
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", wheels, ROOT, cwd=ROOT)
    venv.create(home, with_pip=True)
    (wheel,) = wheels.glob("*.whl")
    assert templates() <= set(zipfile.ZipFile(wheel).namelist())
    run(home / "bin" / "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel, cwd=ROOT)

    run(home / "bin" / "bulletin", "build", ROOT / "seeds", "--date", "2026-11-22", cwd=work)

    made = work / "out" / "2026-11-22"
    assert {p.name for p in made.iterdir()} == {"bulletin.md", "bulletin.html", "bulletin.pdf", "bulletin.json"}
    assert (made / "bulletin.pdf").read_bytes().startswith(b"%PDF-")

    run(home / "bin" / "bulletin", "themes", "new", "harbour", cwd=work)
    for theme in ("memo", "plain", "harbour"):
        again = ("render", made / "bulletin.json", "--format", "html,md,txt,epub", "--theme", theme, "-o", work / theme)
        run(home / "bin" / "bulletin", *again, cwd=work)
        assert len(list((work / theme).iterdir())) == 4


def templates():
    """All files of the themes, fonts and words, as an installed package has them."""
    found = (path for path in (ROOT / "templates").rglob("*") if path.is_file())
    return {f"bulletin/{path.relative_to(ROOT).as_posix()}" for path in found}


def run(*command, cwd):
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
