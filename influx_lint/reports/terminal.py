"""What a stream can show, and what its reader wants to see."""

from __future__ import annotations

import os
from collections.abc import Mapping

from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal, TextIO

    ColorMode = Literal["auto", "always", "never"]

_LINKING_VARIABLES = ("KITTY_WINDOW_ID", "KONSOLE_VERSION", "WT_SESSION", "DOMTERM", "ALACRITTY_WINDOW_ID")
_LINKING_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"})
_LINKING_TERMS = frozenset({"xterm-kitty", "xterm-ghostty", "foot", "foot-extra", "alacritty", "wezterm"})
_FIRST_VTE_WITH_LINKS = 5000
"""VTE, which GNOME's terminals are made of, has them from 0.50 on."""

_WIDTH, _NARROWEST, _BEFORE_CODE = 100, 40, 8

_OFF = frozenset({"", "0", "false", "no", "off"})


def wants_color(mode: ColorMode, stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether text for `stream` should be coloured. `mode` decides, unless it is `auto`. Then NO_COLOR says no,
    whatever its value, if it has one (no-color.org); FORCE_COLOR and CLICOLOR_FORCE say yes, and FORCE_COLOR says no
    where it is 0 or false; CLICOLOR=0 says no. Else a person's terminal (`is_interactive`) is."""
    if mode != "auto":
        return mode == "always"
    if environ.get("NO_COLOR"):
        return False
    forced = _forced(environ)
    if forced is not None:
        return forced
    return environ.get("CLICOLOR") != "0" and is_interactive(stream, environ)


def knows_links(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether `stream` is a terminal that is known to take links (OSC 8); FORCE_HYPERLINK decides where it is set."""
    if environ.get("FORCE_HYPERLINK"):
        return _is_on(environ, "FORCE_HYPERLINK")
    if not is_interactive(stream, environ):
        return False
    vte = environ.get("VTE_VERSION", "")
    return (
        (vte.isdigit() and int(vte) >= _FIRST_VTE_WITH_LINKS)
        or any(environ.get(name) for name in _LINKING_VARIABLES)
        or environ.get("TERM_PROGRAM", "") in _LINKING_PROGRAMS
        or environ.get("TERM", "") in _LINKING_TERMS
    )


def width(stream: TextIO) -> int:
    """How many cells a line of code may take on `stream`: on a terminal as many as it has, less those before it."""
    try:
        return max(_NARROWEST, os.get_terminal_size(stream.fileno()).columns - _BEFORE_CODE)
    except (OSError, ValueError):
        return _WIDTH


def wants_progress(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether progress may be drawn on `stream`: on a person's terminal, never into a log.

    pre-commit runs hooks on a terminal of its own making, and says so in PRE_COMMIT."""
    return not environ.get("NO_COLOR") and not environ.get("PRE_COMMIT") and is_interactive(stream, environ)


def is_interactive(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether a person looks at `stream`: a terminal, not a dumb one, and not a CI server's (CI is set)."""
    if _is_on(environ, "CI") or environ.get("TERM") == "dumb":
        return False
    return not stream.closed and stream.isatty()


_AT_ONCE = 65_536
"""How many characters are encoded at once: a report may be long, and need not be there twice."""


def write(stream: TextIO, text: str) -> None:
    """Write text as UTF-8 with bare line feeds, whatever the stream's own encoding; a stream without bytes as it is. It
    never fails for a character. Raises OSError as any writing does."""
    stream.flush()
    binary = getattr(stream, "buffer", None)
    for start in range(0, len(text), _AT_ONCE):
        data = text[start : start + _AT_ONCE].encode("utf-8", "backslashreplace")
        if binary is None:
            stream.write(data.decode("utf-8"))
        else:
            binary.write(data)
    if binary is not None:
        binary.flush()


def _forced(environ: Mapping[str, str]) -> bool | None:
    if environ.get("FORCE_COLOR"):
        return _is_on(environ, "FORCE_COLOR")
    return True if _is_on(environ, "CLICOLOR_FORCE") else None


def _is_on(environ: Mapping[str, str], name: str) -> bool:
    return environ.get(name, "").lower() not in _OFF
