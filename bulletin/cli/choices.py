"""What a run goes by: the settings of the folder, the options over them, and every name in either known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin.errors import SettingsError
from bulletin.settings import FILE_NAME, load

if TYPE_CHECKING:
    from bulletin.settings import Settings


def settings(method: str | None = None, formats: Iterable[str] = (), **options: Any) -> Settings:
    """The settings of the current folder, with the options that were given over them.

    Raises SettingsError or SummaryError with the file and key, or the option, of a name that is not known.
    """
    from bulletin import renderers, summarizers

    known = _loaded()
    if method is not None:
        options["method"] = summarizers.checked(method, "--method")
    if formats:
        options["formats"] = renderers.checked(formats, "--format")
    chosen = replace(known, **{key: value for key, value in options.items() if value is not None})
    _check_language(chosen.language, chosen.theme, "language")
    return chosen


def _loaded() -> Settings:
    """The settings of the current folder, of which even those that an option replaces must be known."""
    from bulletin import renderers, summarizers
    from bulletin.renderers import themes

    try:
        Path.cwd()
    except FileNotFoundError as error:
        raise SettingsError("current folder", "is not there any more; change to another") from error
    known = load()
    summarizers.checked(known.method, f"{FILE_NAME}: method")
    renderers.checked(known.formats, f"{FILE_NAME}: formats")
    themes.named(known.theme, f"{FILE_NAME}: theme")
    check_sent(known)
    return known


def check_sent(known: Settings) -> None:
    """Every format and language that something is to be sent in is one that is printed; raises SettingsError.

    Found when it is printed, the mistake of one group would keep mail from everybody.
    """
    from bulletin import renderers

    email = known.email
    groups = [(f'email: group "{group.name}"', group) for group in (email.group if email else ())]
    for place, formats in (
        ("email: attach", email.attach if email else ()),
        *((f"{place}: attach", group.attach or ()) for place, group in groups),
        *((f"folder {number}: formats", one.formats) for number, one in enumerate(known.folder, 1)),
    ):
        renderers.checked(formats, f"{FILE_NAME}: {place}")
    for place, group in groups:
        _check_language(group.language, known.theme, f"{place}: language")


def _check_language(language: str, theme: str, place: str) -> None:
    """The frame or the theme speaks the language that the settings name."""
    if not language:
        return
    from bulletin.renderers import themes
    from bulletin.renderers.words import languages

    spoken = languages(themes.named(theme).words)
    if language not in spoken:
        problem = f'a bulletin cannot be printed in "{language}"; languages are {", ".join(sorted(spoken))}'
        raise SettingsError(f"{FILE_NAME}: {place}", problem)
