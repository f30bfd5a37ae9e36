"""`bulletin --help` answers at once: it waits for no library that it does not need."""

import statistics
import subprocess
import sys
import time

HEAVY = {"numpy", "scipy", "nltk", "sumy", "weasyprint", "trafilatura", "wordfreq", "pydantic", "jinja2"}
EMPTY_APP = "import typer; app = typer.Typer(); app.command()(lambda: None); app()"


def test_help_imports_no_heavy_library():
    program = f"""
import sys
from bulletin.cli import app
try:
    app(["--help"])
except SystemExit:
    pass
print(sorted({HEAVY} & {{m.split(".")[0] for m in sys.modules}}))
"""
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert shown.splitlines()[-1] == "[]"


def test_help_takes_at_most_one_and_a_half_times_an_empty_typer_app():
    def seconds(*command):
        started = time.perf_counter()
        subprocess.run([sys.executable, *command, "--help"], capture_output=True, check=True)
        return time.perf_counter() - started

    pairs = [(seconds("-m", "bulletin"), seconds("-c", EMPTY_APP)) for _ in range(7)]

    assert statistics.median(ours / empty for ours, empty in pairs) <= 1.5
