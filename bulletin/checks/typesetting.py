"""Whether a PDF can be typeset, and the languages of the inputs printed and read."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

from bulletin.checks.finding import Finding, Surroundings, divided
from bulletin.errors import RenderError

# The scripts that the fonts of the theme have, and of which Debian has the others' in one package.
_BUNDLED = ("Latn", "Cyrl", "Grek")
_EAST_ASIAN = ("Hans", "Hant", "Jpan", "Kore")
# A letter of each script that bulletin[fonts] has fonts for.
_LETTERS = {
    "Arab": "ا", "Armn": "Ա", "Beng": "অ", "Deva": "अ", "Ethi": "አ", "Geor": "ა", "Gujr": "અ", "Guru": "ਅ",
    "Hans": "国", "Hant": "國", "Hebr": "א", "Jpan": "か", "Khmr": "ក", "Knda": "ಅ", "Kore": "한", "Laoo": "ກ",
    "Mlym": "അ", "Mymr": "က", "Orya": "ଅ", "Sinh": "අ", "Taml": "அ", "Telu": "అ", "Thai": "ก",
}  # fmt: skip
# Listing fonts takes 0.1 s, but the first time after fonts were installed many seconds.
_LONGEST_LISTING_S = 20


def pango(_: Surroundings) -> Iterator[Finding]:
    """Whether WeasyPrint finds its libraries and typesets a page."""
    from bulletin.renderers.pdf.child import Failed, carried_out
    from bulletin.renderers.pdf.job import Job

    try:
        made = carried_out(Job("<html lang=en><title>One</title><p>One line."))
    except RenderError as error:
        yield divided("PDF", error.problem)
    except Failed as failed:
        yield Finding("PDF", f"that of one line {failed}", "run: pip install --force-reinstall weasyprint")
    else:
        yield Finding("PDF", f"a page is typeset ({len(made.content):,} bytes)")


def fonts(around: Surroundings) -> Iterator[Finding]:
    """Whether there is a font for every language of the settings."""
    from bulletin.renderers.themes import shipped

    count = len(list((shipped() / "fonts").glob("*.ttf")))
    if not count:
        yield Finding("fonts", "those of the theme are missing", 'run: pip install --force-reinstall "bulletin"')
    scripts = {language: _script(language) for language in _languages(around)}
    others = {language: script for language, script in scripts.items() if script not in _BUNDLED}
    if count and not others:
        yield Finding("fonts", f"{count} of the theme, for Latin, Greek and Cyrillic")
    for language, script in others.items():
        yield _font(language, script)


def segmenters(around: Surroundings) -> Iterator[Finding]:
    """Whether the words of every language of the settings can be found."""
    from bulletin.text.segmenters import SEGMENTED, missing

    needed = [language for language in _languages(around) if language in SEGMENTED]
    for language in needed:
        if problem := missing(language):
            yield divided(f"words of {language}", problem.partition(", and ")[2])
        else:
            yield Finding(f"words of {language}", "are found")
    if not needed:
        yield Finding("words", "no input is in a language that needs a library to find them")


def _languages(around: Surroundings) -> list[str]:
    named = (around.settings.language, *(one.language for one in around.settings.input))
    return sorted({language for language in named if language})


def _script(language: str) -> str:
    """The script (ISO 15924) in which a language is mostly written."""
    from babel.core import get_global

    return str(get_global("likely_subtags").get(language, "_Latn_")).split("_")[1]


def _packaged(script: str) -> str:
    """The font that a package of bulletin[fonts] has for a script, "" when there is none."""
    from bulletin.renderers.pdf.fonts import covered, installed

    letter = ord(_LETTERS.get(script, "\0"))
    return next((f"{font.path.name} of a package" for font in installed() if letter in covered(font.path)), "")


def _font(language: str, script: str) -> Finding:
    subject = f"font for {language}"
    if family := _packaged(script):
        return Finding(subject, family)
    package = "fonts-noto-cjk" if script in _EAST_ASIAN else "fonts-noto-core"
    mend = f"run: apt-get install -y --no-install-recommends {package}"
    if script in _LETTERS:
        mend = f'run: pip install "bulletin[fonts]" (or {mend.removeprefix("run: ")})'
    if not (command := shutil.which("fc-list")):
        return Finding(subject, "cannot be looked for without fc-list", f"{mend} fontconfig")
    try:
        done = subprocess.run(
            [command, f":lang={language}", "family"],
            capture_output=True,
            check=True,
            timeout=_LONGEST_LISTING_S,
        )
    except (OSError, subprocess.SubprocessError) as error:
        return Finding(subject, f"cannot be looked for ({error})", f"{mend} fontconfig")
    families = sorted(set(done.stdout.decode(errors="replace").splitlines()))
    return Finding(subject, families[0]) if families else Finding(subject, "there is none", mend)
