"""Reads a hostile file in a process of its own, which it may crash, exhaust or keep busy, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from bulletin.errors import ProofError

# A page of a PDF takes some 0.3 s, all of an HTML page less.
_MOST_SECONDS = 60
# Of what is unpacked: a file of a few bytes may hold gigabytes of spaces.
_MOST_BYTES = 2 << 30


def read_apart(module: str, content: bytes, name: str, format: str) -> Any:
    """What a module tells of a file on its standard input; raises ProofError when that is broken or takes too long."""
    try:
        # -P: the folder that somebody stands in may hold a "bulletin" of its own.
        command = [sys.executable, "-P", "-m", module]
        done = subprocess.run(command, input=content, capture_output=True, timeout=_MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise ProofError(name, f"cannot be read as {format} within {_MOST_SECONDS} seconds") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise ProofError(name, f"cannot be read as {format} ({said or 'its reader ended without a word'})")
    return json.loads(done.stdout)


def tell(read: Callable[[bytes], Any]) -> None:
    """Print what standard input holds, as JSON, with no more memory than a document may need."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    sys.stdout.write(json.dumps(read(sys.stdin.buffer.read())))
