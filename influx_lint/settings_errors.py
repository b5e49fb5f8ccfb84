"""What is wrong with settings, in words for people."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST_SHOWN = 60


class SettingsError(Exception):
    """A settings file or a value in it that cannot be used; the text is one line and names the place."""


def nearest(value: str, known: Iterable[str], likely: Iterable[str] = ()) -> str | None:
    """The one of `known` that `value` was probably meant to be, if any.

    Another way to write a known one counts first; beyond that, the choice is among the `likely` ones, if there are any.
    """
    import difflib

    values = list(known)
    for spelling in (value.upper(), value.lower().replace("_", "-")):
        if spelling in values:
            return spelling
    return next(iter(difflib.get_close_matches(value[:_LONGEST_SHOWN], list(likely) or values, n=1)), None)


def wrong(where: str, noun: str, value: object, known: Iterable[str] = (), likely: Iterable[str] = ()) -> SettingsError:
    values = list(known)
    meant = nearest(value, values, likely) if isinstance(value, str) else None
    if meant is None and len(values) == 1:
        meant = values[0]
    quoted = meant if meant is None or meant.startswith("[") else repr(meant)
    return SettingsError(f"{where} must be {noun}, not {_shown(value)}{f'; did you mean {quoted}?' if meant else ''}")


def _shown(value: object) -> str:
    """A value of a TOML document, for a message of one line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return repr(value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "…")
        case int() | float():
            return f"the number {value}" if abs(value) < 10**_LONGEST_SHOWN else "a number"
        case list():
            return "a list"
        case dict():
            return "a table"
    return "a date or time"
