"""Run the command line as a person does: in a process of its own, in an empty folder."""

import os
import subprocess
import sys

MODULE = [sys.executable, "-m", "bulletin"]


def bulletin(*arguments, cwd, stdin="", **environment):
    """The finished process of `bulletin ARGUMENTS` run in `cwd`, with an archive of that folder's own."""
    return subprocess.run(
        [*MODULE, *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "COLUMNS": "100",
            "XDG_DATA_HOME": f"{cwd}-data",
            "XDG_CACHE_HOME": f"{cwd}-cache",
            "XDG_STATE_HOME": f"{cwd}-state",
            **environment,
        },
    )
