"""The command line: which command its arguments go to, and what is said where that fails."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from influx_lint.commands import options, streams
from influx_lint.errors import RunError
from influx_lint.exit_status import ExitStatus
from influx_lint.settings import Mistake, SettingsError
from influx_lint.text import reason

_SHOWN_CELLS = 90


def main(arguments: Sequence[str]) -> int:
    """Run a command line (without the program's name); the exit status."""
    streams.open_closed()
    streams.take_any_character()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except RunError as error:
        print(f"influx-lint: {error}", file=sys.stderr)
        if isinstance(error, SettingsError) and error.mistake is not None:
            _show(error.mistake)
        return ExitStatus.WRONG_USAGE
    except BrokenPipeError:
        streams.abandon_output()
        return ExitStatus.CLEAN
    except OSError as error:
        if error.filename is None:
            streams.abandon_output()
        print(f"influx-lint: {error.filename or 'standard output'}: {reason(error)}", file=sys.stderr)
        return ExitStatus.WRONG_USAGE
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    return status


def _show(mistake: Mistake) -> None:
    """Show a mistake in a settings file: its line, and carets below it."""
    from influx_lint import settings_places
    from influx_lint.reports.excerpt import excerpt

    try:
        text = mistake.file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return
    place = settings_places.find(mistake, text)
    if place is not None:
        shown, carets = excerpt(place.text, place.start, place.end, _SHOWN_CELLS)
        print(f"{place.line:>5} | {shown}\n{'':>5} | {carets}", file=sys.stderr)


def _run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name."""
    parser = options.parser()
    given, rest = parser.parse_known_args(options.prepared(arguments))
    _take_up(rest, given, parser)
    if given.command is None and not given.version:
        parser.print_help(sys.stderr)
        return ExitStatus.WRONG_USAGE
    module, function = ("rules", "version") if given.version else given.command
    command = getattr(import_module(f"influx_lint.commands.{module}"), function)
    return int(command(given))


def _take_up(rest: list[str], given: argparse.Namespace, parser: options.Parser) -> None:
    """Take up what argparse leaves: paths that stand after options. Anything else is wrong usage."""
    parser = getattr(given, "parser", parser)
    end = rest.index("--") if "--" in rest else len(rest)
    wrong = next((word for word in rest[:end] if word.startswith("-") and word != "-"), None)
    if wrong is not None:
        parser.error(f"there is no option {wrong}{_suggestion(wrong.partition('=')[0], parser)}")
    paths = rest[:end] + rest[end + 1 :]
    if paths and not hasattr(given, "paths"):
        parser.error(f"'{paths[0]}' is one word too many")
    if paths:
        given.paths += paths


def _suggestion(wrong: str, parser: options.Parser) -> str:
    """The option that was meant by one that is not there; before a command, it may be one of `check`."""
    from influx_lint.guesses import nearest

    meant = nearest(wrong, parser.options)
    if parser.prog == options.PROGRAM:
        check = options.Parser(**options.CHECK)
        options.add_check(check)
        found = wrong if wrong in check.options else nearest(wrong, check.options) if meant is None else None
        meant = f"`{options.PROGRAM} check {found}`" if found else meant
    return f"; did you mean {meant}?" if meant else ""
