"""Jobs → PDFs, in a child process with a deadline and a memory limit."""

from __future__ import annotations

from bulletin.apart import Crew, Limits
from bulletin.errors import RenderError
from bulletin.folders import folder
from bulletin.renderers.pdf.job import Job, Typeset
from bulletin.renderers.pdf.typesetting import MissingPango, prepare, typeset

NAME = "bulletin.pdf"
MISSING_PANGO = (
    "needs Pango, which is not installed: apt-get install -y --no-install-recommends "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 (macOS: brew install pango)"
)
# All pages of a dense edition are held until the last is laid out: 20 need 289 MB, libraries included, 95 need 1,063.
_MEMORY_BYTES = 2 << 30
# A page takes some 0.3 s of an idle processor; what hangs takes any time. The first seconds are for a machine that has
# something else to do.
_SECONDS, _SECONDS_A_PAGE = 60, 2
# More than 300 pages nobody reads; this long nobody waits for a page that hangs.
_MOST_SECONDS = 660
# In characters of HTML: of the seeds' edition one page has 10,000, of an edition without marks 6,000.
_CHARACTERS_A_PAGE = 6000


class Failed(Exception):
    """Typesetting came to no end: "takes longer than 62 seconds"."""


def carried_out(job: Job) -> Typeset:
    """What comes of a job; raises Failed when typesetting is killed or fails, RenderError when it cannot even begin."""
    try:
        # A process that is killed leaves its files behind.
        with folder("typesetting") as own, Crew() as crew:
            task = crew.end(crew.begin(typeset, (job, own), _limits(job), prepare))
    except OSError as error:
        raise _no_space(error) from error
    if task.problem:
        raise Failed(task.problem)
    (found,) = task.found
    if isinstance(found, MissingPango):
        raise RenderError(NAME, MISSING_PANGO)
    if isinstance(found, OSError):
        raise _no_space(found) from found
    made: Typeset = found
    return made


def _limits(job: Job) -> Limits:
    seconds = min(_MOST_SECONDS, _SECONDS + _SECONDS_A_PAGE * (1 + len(job.page) // _CHARACTERS_A_PAGE))
    return Limits(seconds, seconds, _MEMORY_BYTES)


def _no_space(error: OSError) -> RenderError:
    return RenderError(NAME, f"cannot be typeset ({error.strerror or error}); free some space")
