"""What a stream can show, and what its reader wants to see."""

from __future__ import annotations

from collections.abc import Mapping

from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal, TextIO

    ColorMode = Literal["auto", "always", "never"]

_OFF = frozenset({"", "0", "false", "no", "off"})


def wants_color(mode: ColorMode, stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether text for `stream` should be coloured.

    `mode` decides, unless it is `auto`. Then NO_COLOR says no, whatever its value, if it has one (no-color.org);
    FORCE_COLOR and CLICOLOR_FORCE say yes, and FORCE_COLOR says no where it is 0 or false; CLICOLOR=0 says no. What is
    left depends on whether the stream is a person's terminal (`is_interactive`).
    """
    if mode != "auto":
        return mode == "always"
    if environ.get("NO_COLOR"):
        return False
    forced = _forced(environ)
    if forced is not None:
        return forced
    return environ.get("CLICOLOR") != "0" and is_interactive(stream, environ)


def wants_context(mode: ColorMode, stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether findings on `stream` should come with their source line: on a person's terminal, or if forced.

    What forces colour forces context; what forbids colour doesn't forbid it.
    """
    return mode == "always" or bool(_forced(environ)) or is_interactive(stream, environ)


def wants_progress(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether progress may be drawn on `stream`: on a person's terminal, never into a log.

    pre-commit runs hooks on a terminal of its own making, and says so in PRE_COMMIT.
    """
    return not environ.get("NO_COLOR") and not environ.get("PRE_COMMIT") and is_interactive(stream, environ)


def is_interactive(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether a person looks at `stream`: a terminal, not a dumb one, and not a CI server's (CI is set)."""
    if _is_on(environ, "CI") or environ.get("TERM") == "dumb":
        return False
    return not stream.closed and stream.isatty()


def write(stream: TextIO, text: str) -> None:
    """Write text as UTF-8 with bare line feeds, whatever the stream's own encoding; a stream without bytes as it is.

    It never fails for a character. Raises OSError as any writing does.
    """
    stream.flush()
    data = text.encode("utf-8", "backslashreplace")
    binary = getattr(stream, "buffer", None)
    if binary is None:
        stream.write(data.decode("utf-8"))
    else:
        binary.write(data)
        binary.flush()


def _forced(environ: Mapping[str, str]) -> bool | None:
    if environ.get("FORCE_COLOR"):
        return _is_on(environ, "FORCE_COLOR")
    return True if _is_on(environ, "CLICOLOR_FORCE") else None


def _is_on(environ: Mapping[str, str], name: str) -> bool:
    return environ.get(name, "").lower() not in _OFF
