"""The wheel holds all that a bulletin needs: it is built, installed in a clean environment, and used there."""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_wheel_makes_a_bulletin_in_a_clean_environment(tmp_path):
    wheels, home, work = tmp_path / "wheels", tmp_path / "venv", tmp_path / "work"
    work.mkdir()
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", wheels, ROOT, cwd=ROOT)
    venv.create(home, with_pip=True)
    (wheel,) = wheels.glob("*.whl")
    run(home / "bin" / "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel, cwd=ROOT)

    run(home / "bin" / "bulletin", "build", ROOT / "seeds", "--date", "2026-11-22", cwd=work)

    made = work / "out" / "2026-11-22"
    assert {p.name for p in made.iterdir()} == {"bulletin.md", "bulletin.html", "bulletin.pdf", "bulletin.json"}
    assert (made / "bulletin.pdf").read_bytes().startswith(b"%PDF-")


def run(*command, cwd):
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
