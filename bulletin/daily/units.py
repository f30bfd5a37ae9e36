"""How a machine is told to do the day's run: units of systemd, or lines of a crontab. Pure: texts only."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from bulletin.errors import SettingsError

# How often what waits is tried again: the first pause of a mail that was deferred is five minutes, the next fifteen.
_EVERY_MINUTES = 15
# So long behind the run, and behind each quarter of an hour from it, that the two rarely meet.
_BEHIND_MINUTES = 8
# A network that was not there yet is, by then; more than a morning of tries helps nobody.
_AGAIN_AFTER, _AGAIN_AT_MOST, _AGAIN_WITHIN = "10min", 12, "3h"
# Longer than the slowest delivery at a server's limits, so that only what hangs is ended.
_LONGEST = "6h"

SYSTEMD_MARK = '# Made by "bulletin schedule --systemd", which replaces it and takes it away again.'


@dataclass(frozen=True, slots=True)
class Job:
    """What is done when: `times` of day in a time zone (empty for the computer's), by `program`, in a folder.

    `archive` is the path of the archive, `channels` are those that are named (none for all). `delivers` is whether
    there is any; `on_unknown` what is done when nobody knows whether something arrived; `catches_up` whether a run
    that was missed is made up for. Programs that it starts may gain rights (`may_gain`), as a mail program does that
    puts mail into the machine's queue.
    """

    times: tuple[time, ...]
    timezone: str
    program: tuple[str, ...]
    folder: Path
    archive: Path
    channels: tuple[str, ...] = ()
    delivers: bool = True
    on_unknown: str = "resend"
    catches_up: bool = True
    may_gain: bool = False

    @property
    def run(self) -> tuple[str, ...]:
        """The command of the day's run."""
        return (*self.program, "run", "--timed", "--archive", str(self.archive))

    @property
    def deliver(self) -> tuple[str, ...]:
        """The command that sends what waits."""
        named = (*self.channels, "--on-unknown", self.on_unknown, "--quiet", "--archive", str(self.archive))
        return (*self.program, "deliver", *named)

    @property
    def minutes(self) -> tuple[int, ...]:
        """The minutes of each hour in which what waits is sent."""
        first = (self.times[0].minute + _BEHIND_MINUTES) % _EVERY_MINUTES
        return tuple(range(first, 60, _EVERY_MINUTES))


def checked(job: Job) -> Job:
    """The job; raises SettingsError for a path that units and crontabs would read in another way."""
    for path in (*job.program, str(job.folder), str(job.archive)):
        if not path.isprintable() or "\\" in path:
            raise SettingsError("schedule", f"{path!r} has characters that cannot be written there; rename it")
    return job


def systemd(job: Job) -> Mapping[str, str]:
    """The units of systemd that do a job, by name; raises SettingsError for a program that it would not start."""
    if any(char in job.program[0] for char in "\"'\\"):
        problem = "systemd starts no program with quotation marks in its path; rename that"
        raise SettingsError("schedule", f"{job.program[0]}: {problem}")
    zone = f" {job.timezone}" if job.timezone else ""
    daily = [f"OnCalendar=*-*-* {one:%H:%M}:00{zone}" for one in job.times]
    persistent = ["Persistent=true"] if job.catches_up else []
    units = {
        # 3: somebody waits, or an input was set aside; 4: a day without news. Both are as it should be.
        "bulletin.service": _service("Today's bulletin: fetched, built, delivered", job, job.run, "3 4", again=True),
        "bulletin.timer": _timer("Today's bulletin", [*daily, *persistent]),
    }
    if job.delivers:
        # 6: the day's run is sending.
        told = "What of the bulletin is still on its way"
        units["bulletin-deliver.service"] = _service(told, job, job.deliver, "3 6", again=False)
        quarters = ",".join(f"{minute:02}" for minute in job.minutes)
        units["bulletin-deliver.timer"] = _timer(told, [f"OnCalendar=*:{quarters}:00"])
    return units


def _timer(told: str, lines: Sequence[str]) -> str:
    head = [SYSTEMD_MARK, "[Unit]", f"Description={told}", "", "[Timer]"]
    # Without accuracy of its own systemd takes up to a minute more, and behind midnight it is another day's run.
    return "\n".join([*head, *lines, "AccuracySec=1s", "", "[Install]", "WantedBy=timers.target", ""])


def _service(told: str, job: Job, command: Sequence[str], well: str, *, again: bool) -> str:
    lines = [SYSTEMD_MARK, "[Unit]", f"Description={told}"]
    if again:
        lines += [f"StartLimitIntervalSec={_AGAIN_WITHIN}", f"StartLimitBurst={_AGAIN_AT_MOST}"]
    else:
        lines += [f"ConditionPathExists={_escaped(str(job.archive))}"]
    lines += ["", "[Service]", "Type=oneshot"]
    lines += [f"WorkingDirectory={_escaped(str(job.folder))}"]
    # Secrets of "env:NAME"; the file is the user's to write, for himself only.
    lines += ["EnvironmentFile=-%E/bulletin/environment"]
    # ":" lets "$" be.
    lines += [f"ExecStart=:{' '.join(_quoted(one) for one in command)}", f"SuccessExitStatus={well}"]
    if again:
        lines += ["Restart=on-failure", f"RestartSec={_AGAIN_AFTER}", "RestartPreventExitStatus=2"]
    lines += [f"TimeoutStartSec={_LONGEST}", "Nice=10"]
    return "\n".join([*lines, *(() if job.may_gain else _HARDENED), ""])


# Without those that need name spaces, which many machines do not let users have, and without MemoryDenyWriteExecute,
# under which the libraries that set type cannot call back.
_HARDENED = (
    "NoNewPrivileges=true",
    "LockPersonality=true",
    "RestrictRealtime=true",
    "RestrictSUIDSGID=true",
    "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK",
    "SystemCallArchitectures=native",
)


def _quoted(argument: str) -> str:
    """An argument as ExecStart has it."""
    return '"' + _escaped(argument).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped(value: str) -> str:
    return value.replace("%", "%%")


def cron(job: Job) -> str:
    """The lines of a crontab that do a job, between two that mark them; times are the computer's."""
    begin, end = cron_marks(job.folder)
    lines = [begin, *(f"{one.minute} {one.hour} * * * {_line(job, job.run)}" for one in job.times)]
    if job.catches_up:
        lines.append(f"@reboot {_line(job, job.run)}")
    if job.delivers:
        lines.append(f"{','.join(map(str, job.minutes))} * * * * {_line(job, job.deliver)}")
    return "\n".join([*lines, end, ""])


def cron_marks(folder: Path) -> tuple[str, str]:
    """The lines before and behind what is ours of a folder."""
    return f"# begin: bulletin schedule --cron in {folder}", f"# end: bulletin schedule --cron in {folder}"


def _line(job: Job, command: Sequence[str]) -> str:
    """A command in its folder; cron takes "%" for a line end unless there is a backslash before it."""
    quiet = [*command, "--quiet"] if "--quiet" not in command else list(command)
    shell = f"cd {shlex.quote(str(job.folder))} && {shlex.join(quiet)}"
    return shell.replace("%", "\\%")
