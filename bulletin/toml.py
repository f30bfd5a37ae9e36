"""Tables of a TOML file, checked: unknown keys are refused by name, and the nearest known one is suggested."""

from __future__ import annotations

import difflib
import json
import re
import reprlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from bulletin.errors import SettingsError

_Checked = TypeVar("_Checked")

_TOO_MUCH = "holds a number of thousands of digits, or lists nested too deep; no entry needs that, so remove it"

# What a value must be, in the words of TOML, by what pydantic calls the mistake.
_MUST_BE = {
    "bool_type": "true or false",
    "int_type": "a whole number",
    "string_type": "a text in quotation marks",
    "tuple_type": "a list in square brackets",
    "dict_type": "a table",
    "dataclass_type": "a table",
}

# What people take for the place of the secret itself, so no message repeats it.
_SECRETS = ("secret", "unsubscribe_secret", "key")

# How alike a name and a known one must be for the slip of a pen, from 0 to 1. Chosen on slips in the names of settings,
# methods, formats and options: two letters that changed places in seven are 0.86, one that is missing from three 0.8,
# while "magic" and "sumbasic" are 0.62. To choose again, add pairs to the tests of `nearest`.
NEAR = 0.75


def read(path: Path, what: str) -> dict[str, Any]:
    """What the file holds; a byte order mark at its head is passed over, as some editors put one there unasked."""
    if path.is_dir():
        raise SettingsError(str(path), f"is a folder, and {what} are a file; rename the folder")
    if path.exists() and not path.is_file():
        raise SettingsError(str(path), f"is no ordinary file; write the {what} to one")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(str(path), f"cannot be read ({error.strerror}); check its place and permissions") from error
    except UnicodeDecodeError as error:
        raise SettingsError(str(path), f"is not UTF-8 (byte {error.start + 1}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(str(path), f"cannot be read as TOML ({error}); mend the file or move it away") from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(str(path), _TOO_MUCH) from error


def checked(kind: type[_Checked], table: Mapping[str, Any], subject: str) -> _Checked:
    """The dataclass that a table holds; raises SettingsError naming the first key that cannot be used."""
    from pydantic import TypeAdapter, ValidationError

    try:
        # As JSON, where strictness still takes a list for a tuple: "150" is no number, true is no 1.
        return TypeAdapter(kind).validate_json(json.dumps(table, default=str), strict=True)
    except ValidationError as error:
        raise SettingsError(subject, _told(error.errors()[0])) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(subject, _TOO_MUCH) from error


def _told(error: Mapping[str, Any]) -> str:
    """What pydantic found, with the key as it stands in the file; rules are counted from 1."""
    first, *rest = error["loc"]
    numbered = [f"{first} {rest[0] + 1}", *rest[1:]] if rest and isinstance(rest[0], int) else error["loc"]
    key = ".".join(str(part) for part in numbered)
    if error["type"] == "missing":
        return f"{key} is missing; add it"
    if error["type"] == "literal_error":
        return _no_choice(key, error)
    if rest and rest[-1] in _SECRETS:
        return f"{key}: must be a text in quotation marks that says where the secret is"
    problem = f"must be {_MUST_BE[error['type']]}" if error["type"] in _MUST_BE else error["msg"].lower()
    return f"{key}: {problem}, not {_as_written(error['input'])}"


def _as_written(value: object) -> str:
    """A value as it stands in the file, cut when it is long."""
    return str(value).lower() if isinstance(value, bool) else reprlib.repr(value)


def _no_choice(key: str, error: Mapping[str, Any]) -> str:
    """What pydantic found where one of a few names should be."""
    expected, given = error["ctx"]["expected"], error["input"]
    near = nearest(given, re.findall("'(.+?)'", expected)) if isinstance(given, str) else ""
    hint = f'; did you mean "{near}"?' if near else ""
    return f"{key}: must be {expected}, not {_as_written(given)}{hint}"


def tables(value: object) -> Iterable[tuple[object, Mapping[str, Any]]]:
    """The tables in a table by their names, those in a list by their numbers, from 1."""
    named = value.items() if isinstance(value, Mapping) else enumerate(value, 1) if isinstance(value, list) else ()
    yield from ((name, table) for name, table in named if isinstance(table, Mapping))


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, empty when none is really near."""
    spelt = {one.casefold(): one for one in known}
    found = difflib.get_close_matches(name.casefold(), spelt, n=1, cutoff=NEAR)
    return spelt[found[0]] if found else ""


def refuse_unknown(table: Mapping[str, Any], known: Iterable[str], subject: str) -> None:
    """Raises SettingsError for the first key that is not known."""
    known = list(known)
    for key in table:
        if key not in known:
            near = nearest(key, known)
            hint = f'did you mean "{near}"?' if near else f"known settings are {', '.join(known)}"
            raise SettingsError(subject, f'unknown setting "{key}"; {hint}')


def refuse_unknown_entries(table: Mapping[str, Any], kinds: Mapping[str, type], subject: str) -> None:
    """Raises SettingsError for the first unknown key in the lists of tables of these kinds (dataclasses)."""
    for kind, entry in kinds.items():
        if isinstance(table.get(kind), Mapping):
            raise SettingsError(subject, f"{kind}: there may be several, so write [[{kind}]] with two brackets")
        for number, given in tables(table.get(kind, [])):
            refuse_unknown(given, [f.name for f in fields(entry)], f"{subject}: {kind} {number}")
