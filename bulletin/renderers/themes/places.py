"""Where themes are, and what a theme holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import platformdirs

from bulletin.errors import SettingsError, ThemeError
from bulletin.renderers.themes.bounds import unfit
from bulletin.renderers.themes.styles import sheet
from bulletin.toml import nearest

DEFAULT = "newspaper"
# Where a user's themes lie, seen from the folder that bulletin.toml lies in.
FOLDER = "themes"
# A name stands in addresses, in documents and on command lines.
NAME = re.compile("[a-z0-9][a-z0-9-]{0,40}")

_PACKAGE = Path(__file__).parents[2]
# What a new theme begins with.
STARTER = "starter"
# Folders beside the themes that are none.
_COMMON = frozenset({"fonts", "words", STARTER})
# What in a theme's folder makes it look otherwise.
_KINDS = frozenset({".css", ".j2", ".po", ".ttf"})


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme's folders, its own first and the default's last."""

    name: str
    folders: tuple[Path, ...]

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the program: what others wrote is held to rules when it is used."""
        return self.folders[0].parent == shipped()

    def text(self, name: str) -> str:
        """The content of one of its files, a style sheet's with those that it takes in; raises ThemeError.

        Scripts are those that came with the program: a theme brings templates and styles.
        """
        folders = self.folders[-1:] if name.endswith(".js") else self.folders
        path = next((path for folder in folders if (path := folder / name).is_file()), None)
        if path is None:
            raise self.error(name, "is not there; bring it along, or render with another --theme")
        return sheet(self, path) if path.suffix == ".css" else self.read(path)

    def check(self, path: Path) -> None:
        """Raises ThemeError for a file that is found among its own and lies elsewhere, or is too large."""
        own = self.folders[0]
        if not self.is_shipped and path.is_relative_to(own) and (problem := unfit(path, own)):
            raise self.error(self.shown(path), problem)

    def read(self, path: Path) -> str:
        """The content of a file; raises ThemeError when that is no text, or no file of a theme."""
        self.check(path)
        try:
            return path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise self.error(self.shown(path), f"is not UTF-8 (byte {error.start + 1}); save it as UTF-8") from error
        except OSError as error:
            problem = f"cannot be read ({error.strerror}); check its permissions"
            raise self.error(self.shown(path), problem) from error

    def files(self) -> tuple[str, ...]:
        """The names of its own files that something is made with."""
        own = self.folders[0]
        return tuple(sorted(path.relative_to(own).as_posix() for path in own.rglob("*") if path.suffix in _KINDS))

    def strangers(self) -> tuple[str, ...]:
        """What its own style sheets and catalogs are called that nothing is made with, a line each."""
        sheets = {path.name for folder in (shipped() / DEFAULT, *self.folders[1:]) for path in folder.glob("*.css")}
        said = []
        for path in () if self.is_shipped else sorted(self.folders[0].glob("*.css")):
            if path.name not in sheets:
                near = nearest(path.name, sheets)
                hint = f"did you mean {near}?" if near else f"style sheets are {', '.join(sorted(sheets))}"
                said.append(f"{path.name} is no file of a theme; {hint}")
        return tuple(said)

    def fonts(self) -> Mapping[str, Path]:
        """The files of the bundled fonts, and of those that it brings along, by name; raises ThemeError."""
        folders = (shipped() / "fonts", *(folder / "fonts" for folder in reversed(self.folders)))
        found = {path.name: path for folder in folders for path in sorted(folder.glob("*.ttf"))}
        for path in found.values():
            self.check(path)
        return found

    @property
    def words(self) -> Path | None:
        """The folder of the catalogs that it adds to the frame's words, if it brings any."""
        folder = self.folders[0] / "words"
        return folder if folder.is_dir() else None

    def shown(self, path: Path) -> str:
        """A file as messages name it: seen from the theme's folder, or with the name of the theme that it is of."""
        own = self.folders[0]
        return str(path.relative_to(own if path.is_relative_to(own) else shipped()))

    def error(self, where: str, problem: str) -> ThemeError:
        """The failure of one of its files."""
        return ThemeError(f'theme "{self.name}": {where}', problem)


@cache
def shipped() -> Path:
    """The folder of the shipped themes, fonts and words: inside an installed package, else the checkout's own."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def shipped_themes() -> frozenset[str]:
    """The names of the themes that came with the program."""
    return frozenset(name for name, folder in known().items() if folder.parent == shipped())


def known() -> Mapping[str, Path]:
    """The folders of all themes by name: the shipped ones, and the user's beside bulletin.toml and in their own data.

    Nobody's theme takes the place of a shipped one.
    """
    places = (platformdirs.user_data_path("bulletin") / FOLDER, Path(FOLDER).absolute(), shipped())
    found = (folder for place in places if place.is_dir() for folder in sorted(place.iterdir()) if folder.is_dir())
    return {folder.name: folder for folder in found if folder.name not in _COMMON and NAME.fullmatch(folder.name)}


def named(name: str, subject: str = "theme") -> Theme:
    """The theme of this name; raises SettingsError, with where the name stands as its `subject`, when there is none."""
    folders = known()
    if name not in folders:
        near = nearest(name, folders)
        hint = f'did you mean "{near}"?' if near else f"themes are {', '.join(sorted(folders))}"
        raise SettingsError(subject, f'unknown theme "{name}"; {hint}')
    return Theme(name, tuple(dict.fromkeys((folders[name], shipped() / DEFAULT))))
