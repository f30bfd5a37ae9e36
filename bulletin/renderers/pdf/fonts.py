"""Fonts beyond those of a theme: which packages have them, and which of them a page needs.

    pip install "bulletin[fonts]"

A style sheet falls back to them with var(--world-serif) and var(--world-sans): `--serif: "Mine", var(--world-serif)`.
Each file is a family of its own, for a PDF would take two files of one family for the same font, with a name that no
system has. What no package has is left to the fonts of the system.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

# The modules that `bulletin[fonts]` installs, those for one writing system before those for several. All have TrueType
# outlines, for those of OpenType are subset to files that break PDF/A, and a glyph for a letter: Noto's for Arabic have
# dots apart, which do not come back as letters when they are copied.
PACKAGES = ("fontpkg_amiri", "fontpkg_almarai", "pylopdf_fonts_he", "justmytype_intl_cjk", "manimgx_fonts")
# Chinese characters look otherwise in Japanese, and one font has those of one language.
_LANGUAGES = {"NotoSansSC": "zh", "NotoSansTC": "zh-TW", "NotoSansJP": "ja", "NotoSansKR": "ko"}
# Of a family in several files those that have a use, with the style that each is for; one alone has all weights.
_STYLES = {
    "": "",
    "Variable": "",
    "Regular": "font-weight: 400;",
    "Bold": "font-weight: 700;",
    "Italic": "font-weight: 400; font-style: italic;",
}
_SERIF, _SANS = ('"DejaVu Serif"', "serif"), ('"DejaVu Sans"', "sans-serif")
_SERIF_FILE = re.compile("Serif|Amiri")
_LANGUAGE = re.compile(r'\blang="?([\w-]+)')
# Spaces, controls, marks of direction, and the variants of the letter before them: nothing is drawn for them.
_UNDRAWN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp", "Cs"))
_VARIANTS = range(0xFE00, 0xFE10)


class Font(NamedTuple):
    """A file of a package."""

    path: Path

    @property
    def name(self) -> str:
        """What style sheets call the file."""
        return self.path.name

    @property
    def family(self) -> str:
        """The family that style sheets know it by: "World NotoSansThai"."""
        return f"World {self._parts[0]}"

    @property
    def style(self) -> str | None:
        """Which letters of the family it has, as style sheets say it; none when it is not used."""
        return _STYLES.get(self._parts[2])

    @property
    def language(self) -> str:
        """The language that it is for."""
        return _LANGUAGES.get(self._parts[0], "")

    @property
    def _parts(self) -> tuple[str, str, str]:
        return self.path.stem.partition("[")[0].partition("-")

    @property
    def has_serifs(self) -> bool:
        """Whether it goes with letters that have serifs."""
        return bool(_SERIF_FILE.search(self.family))


def installed() -> tuple[Font, ...]:
    """The fonts of all packages that are there."""
    found = (Path(spec.origin).parent for module in PACKAGES if (spec := find_spec(module)) and spec.origin)
    fonts = (Font(path) for folder in found for path in sorted(folder.rglob("*.ttf")))
    return tuple(font for font in fonts if font.style is not None)


def drawn(text: str) -> frozenset[int]:
    """The code points of a text for which something is drawn."""
    codes = {ord(letter) for letter in set(text) if unicodedata.category(letter) not in _UNDRAWN}
    return frozenset(code for code in codes if code not in _VARIANTS)


def needed(page: str, own: Iterable[Path], others: Iterable[Font]) -> tuple[Font, ...]:
    """The fonts that have letters of a page in HTML which its own fonts lack: of those that have the same, one.

    Those for a language of the page come first.
    """
    lacking = drawn(page).difference(*(covered(path) for path in own))
    if not lacking:
        return ()
    languages = set(_LANGUAGE.findall(page))
    ordered = sorted(others, key=lambda font: font.language not in languages)
    return tuple(found for serifs in (True, False) for found in _fewest(lacking, serifs, ordered, languages))


def _fewest(lacking: frozenset[int], serifs: bool, fonts: Iterable[Font], languages: set[str]) -> Iterator[Font]:
    left, taken = set(lacking), set[str]()
    for font in fonts:
        if font.has_serifs == serifs:
            has = covered(font.path)
            if font.family in taken or has & (lacking if font.language in languages else left):
                taken.add(font.family)
                left -= has
                yield font


@cache
def covered(path: Path) -> frozenset[int]:
    """The code points for which a font has a glyph."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def faces(fonts: Sequence[Font]) -> str:
    """The style sheet that makes fonts known."""
    known = [
        f'@font-face {{ font-family: "{font.family}"; {font.style} src: url("font:{font.name}"); }}' for font in fonts
    ]
    serifs, others = (
        list(dict.fromkeys(f'"{font.family}"' for font in fonts if font.has_serifs == wanted))
        for wanted in (True, False)
    )
    serif, sans = ", ".join([*serifs, *others, *_SERIF]), ", ".join([*others, *_SANS])
    return "\n".join([*known, f":root {{ --world-serif: {serif}; --world-sans: {sans}; }}"])
