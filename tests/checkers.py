"""Programs that judge what is made, such as browsers and validators: `make checkers` installs them.

A test that needs one starts the real thing; where it is not installed, the test is skipped and says so.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
INSTALLED = ROOT / "build/checkers"
_NODE = INSTALLED / "node_modules"


def program(name: str) -> str:
    """The path of a program that Debian has."""
    return shutil.which(name) or _skipped(name)


def script(path: str) -> Path:
    """A file of an npm package: "axe-core/axe.min.js"."""
    return _NODE / path if (_NODE / path).exists() else Path(_skipped(path))


def installed(path: str) -> Path:
    """What `tests/install-checkers` has put in build/checkers: "wikis/mediawiki"."""
    return INSTALLED / path if (INSTALLED / path).exists() else Path(_skipped(path))


def judged(
    *command: str | Path, stdin: bytes | None = None, timeout_s: float = 120
) -> subprocess.CompletedProcess[str]:
    """What a checker says, whatever it thinks of it."""
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=timeout_s, check=False)
    said, complained = (text.decode(errors="replace") for text in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, said, complained)


def verapdf(profile: str, pdf: Path) -> str:
    """The verdict of veraPDF, by "PDFUA-1" or "PDFA-3A": "PASS …", or "FAIL …" with the rules that are broken."""
    engine = INSTALLED / "verapdf"
    if not (engine / "Vera.class").exists():
        _skipped("veraPDF")
    jars = next(engine.glob("*.jar"))
    done = judged(program("java"), "-cp", f"{jars}:{engine}", "Vera", profile, pdf)
    return done.stdout.strip() or done.stderr.strip()


def _skipped(name: str) -> str:
    pytest.skip(f"NOT CHECKED: {name} is not installed; run: make checkers")
