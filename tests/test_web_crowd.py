"""A hundred addresses, of which half are dead or slow, end soon, each with its outcome; Ctrl-C ends it at once."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bulletin.model import Failure
from bulletin.web import Fetched, Request
from bulletin.web.bodies import LARGEST_BODY_BYTES
from bulletin.web.connections import AT_ONCE
from tests.server import answer, conditional, drip, hang, redirect, reset, serving
from tests.webs import LOOPBACK, web

ROOT = Path(__file__).parent.parent
# Enough for a good host even on a busy machine.
DEADLINE_S = 1.5


def test_a_hundred_hosts_half_of_them_dead_slow_or_broken_end_soon(tmp_path: Path) -> None:
    paths = {
        "/good": "a feed",
        "/same": conditional("a feed"),
        "/slow": drip(),
        "/silent": hang(),
        "/gone": answer(status=410),
        "/broken": answer(status=501),
        "/circle": redirect("/circle"),
    }

    async def resolve(host: str, port: int) -> Sequence[str]:
        if host.startswith("unknown"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if host.startswith("stuck"):
            await asyncio.Event().wait()
        return (LOOPBACK,)

    kinds = ("good", "unknown", "same", "slow", "good", "silent", "same", "gone", "good", "stuck", "same", "broken",
             "good", "circle", "good", "inside")  # fmt: skip
    with serving(paths) as site:
        wanted = [
            Request(f"http://{kind}{number}.example:{site.port}/{kind}", named=True)
            if kind != "inside"
            else Request(f"http://10.0.0.{number}/", named=True)
            for number, kind in zip(range(100), kinds * 7, strict=False)
        ]
        web(cache=tmp_path).fetch_all([request for request in wanted if "/same" in request.url])
        began = time.monotonic()
        on = web(cache=tmp_path, resolve=resolve, deadline_s=DEADLINE_S)
        found = on.fetch_all(wanted)
        took = time.monotonic() - began

    outcomes = Counter(
        (kinds[number % 16], one.unchanged if isinstance(one, Fetched) else one.problem.split()[0])
        for number, one in enumerate(found)
    )
    assert outcomes == {
        ("good", False): 31, ("same", True): 19, ("unknown", "the"): 7, ("slow", "did"): 7, ("silent", "did"): 6,
        ("gone", "is"): 6, ("stuck", "did"): 6, ("broken", "cannot"): 6, ("circle", "redirects"): 6,
        ("inside", "10.0.0.15"): 1, ("inside", "10.0.0.31"): 1, ("inside", "10.0.0.47"): 1, ("inside", "10.0.0.63"): 1,
        ("inside", "10.0.0.79"): 1, ("inside", "10.0.0.95"): 1,
    }  # fmt: skip
    # Nineteen of them use up their time, and thirty-two may at once.
    assert took < 5 * DEADLINE_S
    assert [one.asked if isinstance(one, Fetched) else one.subject for one in found] == [one.url for one in wanted]


def test_memory_stays_small_when_many_large_bodies_come_at_once() -> None:
    import tracemalloc

    from tests.server import bomb

    with serving({"/": bomb(100)}) as site:
        wanted = [Request(f"http://host{number}.example:{site.port}/", named=True) for number in range(40)]
        tracemalloc.start()
        found = web().fetch_all(wanted)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert all(isinstance(one, Failure) and one.problem.startswith("is larger than 10 MiB") for one in found)
    assert peak < 1.25 * AT_ONCE * LARGEST_BODY_BYTES


def test_ctrl_c_ends_a_run_at_once() -> None:
    program = (
        "from bulletin.web import Request, Web\n"
        "import sys\n"
        "try:\n"
        "    wanted = [Request(f'{sys.argv[1]}/?{number}', named=True) for number in range(9)]\n"
        "    Web(allow_private=['127.0.0.1']).fetch_all(wanted)\n"
        "except KeyboardInterrupt:\n"
        "    print('stopped')\n"
    )
    with serving({"/": hang()}) as site:
        run = subprocess.Popen(
            [sys.executable, "-c", program, site.url], stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ}, text=True
        )
        try:
            deadline = time.monotonic() + 20
            while not site.seen and time.monotonic() < deadline and run.poll() is None:
                run_for_a_moment(run)
            began = time.monotonic()
            run.send_signal(signal.SIGINT)
            printed, _ = run.communicate(timeout=10)
        finally:
            run.kill()

    assert printed == "stopped\n"
    assert time.monotonic() - began < 3


def run_for_a_moment(run: subprocess.Popen[str]) -> None:
    try:
        run.wait(0.01)
    except subprocess.TimeoutExpired:
        return


def test_a_server_that_hangs_up_while_it_is_asked_does_not_end_a_program_that_lets_pipes_break() -> None:
    program = (
        "import signal, sys\n"
        "from bulletin.web import Request, Web\n"
        "signal.signal(signal.SIGPIPE, signal.SIG_DFL)\n"
        "wanted = [Request(f'{sys.argv[1]}/?{number}{\"x\" * 1500}', named=True) for number in range(9)]\n"
        "found = Web(allow_private=['127.0.0.1'], deadline_s=2).fetch_all(wanted)\n"
        "signal.raise_signal(signal.SIGPIPE) if len(found) != 9 else print('done')\n"
    )
    with serving({"/": reset()}) as site:
        done = subprocess.run([sys.executable, "-c", program, site.url], cwd=ROOT, capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (0, "done\n")
