"""Throws bad inputs at the readers for a while, and says how many and what was found.

    python -m tests.fuzz [SECONDS] [MEDIA TYPE ...]

Without media types: feeds, pages and mails, which come from strangers. What breaks a reader is kept in out/fuzz/, from
where the next run begins again. Exit code 1 with a finding.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from bulletin.readers import kinds
from tests.fuzz.seeds import SEEDS, WORDS

FOLDER = Path("out/fuzz")
SECONDS = 600
USUAL = (kinds.FEED, kinds.HTML, kinds.MAIL)
# A child has 10 s for a page and 2 GiB; being watched takes several times as long.
OPTIONS = ("-max_len=16384", "-timeout=60", "-rss_limit_mb=4096", "-print_final_stats=1", "-verbosity=0", "-seed=1")
_EXECUTED = re.compile(rb"stat::number_of_executed_units:\s*(\d+)")


def fuzz(media_type: str, seconds: int, folder: Path = FOLDER) -> tuple[int, list[Path]]:
    """How many inputs a reader was thrown, and the inputs that it broke on."""
    place = folder / media_type.replace("/", "-")
    found = place / "found"
    for part in (place / "corpus", found):
        part.mkdir(parents=True, exist_ok=True)
    before = set(found.iterdir())
    for number, seed in enumerate(SEEDS[media_type]):
        (place / "corpus" / f"seed-{number}").write_bytes(seed)
    (place / "words").write_text("".join(f"{_quoted(word)}\n" for word in WORDS.get(media_type, ("\0",))))
    command = [sys.executable, "-m", "tests.fuzz.harness", media_type, str(place / "corpus"), *OPTIONS]
    command += [f"-dict={place / 'words'}", f"-artifact_prefix={found}/", f"-max_total_time={seconds}"]
    with (place / "log").open("wb") as log:
        code = subprocess.run(command, stdout=log, stderr=log, check=False).returncode
    said = (place / "log").read_bytes()
    executed = _EXECUTED.search(said)
    new = sorted(set(found.iterdir()) - before)
    if code and not new:
        sys.exit(f"{media_type}: ended with {code}; see {place / 'log'}")
    return int(executed[1]) if executed else 0, new


def _quoted(word: str) -> str:
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'


def main(arguments: list[str]) -> int:
    """Fuzz what is named, one reader after the other."""
    seconds = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else SECONDS
    broken = False
    for media_type in arguments or USUAL:
        executed, found = fuzz(media_type, seconds)
        said = ", ".join(map(str, found)) if found else "nothing found"
        print(f"{media_type}: {executed:,} executions in {seconds} s; {said}", flush=True)
        broken |= bool(found)
    return int(broken)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
