"""`bulletin schedule`: the day's run, done by the machine."""

from __future__ import annotations

import os
import sys
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin.cli import answers, choices
from bulletin.cli.clock import today
from bulletin.cli.places import ArchiveOption, archive_path
from bulletin.errors import SettingsError
from bulletin.settings import Settings, load

if TYPE_CHECKING:
    from bulletin.daily.units import Job

EXAMPLES = """\b
Examples:
  bulletin schedule --systemd                      print the units
  bulletin schedule --systemd --install            have today's edition made and delivered every day, by systemd
  bulletin schedule --cron --install               the same by cron
  bulletin schedule --cron --remove                no more
"""


def command(
    systemd: Annotated[bool, typer.Option("--systemd", help="As units of systemd, for this user.")] = False,
    cron: Annotated[bool, typer.Option("--cron", help="As lines of this user's crontab.")] = False,
    install: Annotated[bool, typer.Option("--install", help="Have them carried out from now on.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take away what was installed.")] = False,
    archive: ArchiveOption = None,
) -> None:
    """Print what has the machine do the day's run in this folder, at the time that settings have; or install it."""
    if systemd == cron:
        raise SettingsError("schedule", "needs either --systemd or --cron")
    if install and remove:
        raise SettingsError("--install", "and --remove exclude each other; leave one of them out")
    settings = load()
    choices.check_sent(settings)
    job = _job(settings, archive_path(archive), by_cron=cron)
    if systemd:
        _by_systemd(job, install=install, remove=remove)
    else:
        _by_cron(job, install=install, remove=remove)


def _job(settings: Settings, archive: Path, *, by_cron: bool) -> Job:
    """What is to be done; a crontab has the computer's time of day, at which that of another time zone may be two."""
    from bulletin import channels
    from bulletin.daily import moments, units

    zone = settings.timezone
    at = time.fromisoformat(settings.run.at)
    times = moments.times_of_day(at, zone, "" if by_cron else zone, today(zone))
    mails = settings.email
    return units.checked(
        units.Job(
            times=times,
            timezone=zone,
            # Without the working folder on the path of Python: a file there could have the name of one of its parts.
            program=(sys.executable, "-P", "-m", "bulletin"),
            folder=Path.cwd(),
            archive=archive.absolute(),
            channels=settings.run.channels,
            delivers=bool(channels.names(settings)),
            on_unknown=settings.run.on_unknown,
            catches_up=settings.run.missed == "catch up",
            may_gain=bool(mails and mails.transport == "sendmail"),
        )
    )


def _by_systemd(job: Job, *, install: bool, remove: bool) -> None:
    from bulletin.daily import installing, units

    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    folder = home / "systemd" / "user"
    made = units.systemd(job)
    if remove:
        gone = installing.remove_units(made, folder)
        typer.echo(f"removed {', '.join(gone)}" if gone else "nothing was installed")
        return
    if not install:
        for name, text in made.items():
            typer.echo(f"# {name}\n{text}")
        return
    installing.install_units(made, folder)
    typer.echo(f"installed {', '.join(made)} in {folder}")
    answers.say('they run while you are logged in; to have them run always: loginctl enable-linger "$USER"')


def _by_cron(job: Job, *, install: bool, remove: bool) -> None:
    from bulletin.daily import installing, units

    marks = units.cron_marks(job.folder)
    if remove:
        typer.echo("removed from your crontab" if installing.remove_lines(marks) else "nothing was installed")
    elif install:
        installing.install_lines(units.cron(job), marks)
        typer.echo("installed in your crontab")
    else:
        typer.echo(units.cron(job), nl=False)
