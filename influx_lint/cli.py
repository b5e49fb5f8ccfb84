"""The command line: its options, and which command they go to."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module

from influx_lint.commands import streams
from influx_lint.exit_status import ExitStatus
from influx_lint.languages import TITLES
from influx_lint.registry.policy import PolicyError, listed
from influx_lint.settings import SettingsError
from influx_lint.settings_table import SETTINGS, read_option
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, NoReturn

_EPILOG = """\
exit status: 0 nothing found; 1 findings; 2 wrong usage, bad settings, or a file that could not be read (the rest is
still checked); 3 nothing was there to check.
"""


def main(arguments: Sequence[str]) -> int:
    """Run a command line (without the program's name); the exit status."""
    streams.open_closed()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except (SettingsError, PolicyError) as error:
        print(f"influx-lint: {error}", file=sys.stderr)
        return ExitStatus.WRONG_USAGE
    except BrokenPipeError:
        streams.abandon_output()
        return ExitStatus.CLEAN
    except OSError as error:
        if error.filename is None:
            streams.abandon_output()
        print(f"influx-lint: {error.filename or 'standard output'}: {error.strerror or error}", file=sys.stderr)
        return ExitStatus.WRONG_USAGE
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    return status


def _run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    _take_up(rest, options, parser)
    if options.command is None and not options.version:
        parser.print_help(sys.stderr)
        return ExitStatus.WRONG_USAGE
    module, function = ("rules", "version") if options.version else options.command
    command = getattr(import_module(f"influx_lint.commands.{module}"), function)
    return int(command(options))


def _take_up(rest: list[str], options: argparse.Namespace, parser: argparse.ArgumentParser) -> None:
    """Take up what argparse leaves: paths that stand after options. Anything else is wrong usage."""
    parser = getattr(options, "parser", parser)
    end = rest.index("--") if "--" in rest else len(rest)
    wrong = next((word for word in rest[:end] if word.startswith("-") and word != "-"), None)
    if wrong is not None:
        parser.error(f"there is no option {wrong}{_suggestion(wrong, parser)}")
    paths = rest[:end] + rest[end + 1 :]
    if paths and not hasattr(options, "paths"):
        parser.error(f"there is nothing that '{paths[0]}' could be")
    if paths:
        options.paths += paths


def _suggestion(wrong: str, parser: argparse.ArgumentParser) -> str:
    import difflib

    known = [option for option in parser.format_usage().replace("[", " ").replace("]", " ").split() if "--" in option]
    close = difflib.get_close_matches(wrong.partition("=")[0], known, 1)
    return f"; did you mean {close[0]}?" if close else ""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """A formatter that is told its width: argparse makes one for each option, which would import shutil to find it."""

    def __init__(self, prog: str, **kwargs: Any) -> None:
        super().__init__(prog, **{**kwargs, "width": _width()})


@cache
def _width() -> int:
    """How wide help may be: the terminal's width, less argparse's margin."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns)
    except (ValueError, OSError):
        columns = 0
    return (columns or 80) - 2


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line, and say where help is. Options are written out, never abbreviated."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "allow_abbrev": False, "formatter_class": _Formatter})
        self.set_defaults(parser=self)

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message} (`{self.prog} --help` tells more)", file=sys.stderr)
        sys.exit(ExitStatus.WRONG_USAGE)


class _Command:
    """The parser of a command, made when there is something for it to parse: only one of them is run."""

    def __init__(self, add: Callable[[_Parser], None], **kwargs: Any) -> None:
        """`add` adds the options; the rest goes to the parser."""
        self._add = add
        self._kwargs = kwargs

    def parse_known_args(self, args: Sequence[str], namespace: Any) -> tuple[argparse.Namespace, list[str]]:
        parser = _Parser(**self._kwargs)
        self._add(parser)
        return parser.parse_known_args(args, namespace)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        "influx-lint",
        description="Finds, before the push, what a managed InfluxDB upgrade on Web PaaS, Platform.sh or Upsun breaks.",
        epilog=_EPILOG,
    )
    parser.add_argument(
        "--version", action="store_true", help="print the versions of influx-lint, Python and the policy"
    )
    parser.set_defaults(command=None)
    command: Any = _Command
    commands: Any = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=command)
    commands.add_parser(
        "check",
        help="check configuration and code",
        description=f"Check the configuration and the {listed(TITLES)} code of projects.",
        epilog=_EPILOG,
        add=_add_check,
    )
    commands.add_parser(
        "upgrade",
        help="plan the upgrade of a project, and make it",
        description="Plan the upgrade of a project's InfluxDB services, in configuration and code; --write makes it.",
        epilog=_UPGRADE_EPILOG,
        add=_add_upgrade,
    )
    commands.add_parser("rules", help="list the rules", description="List the rules.", add=_add_rules)
    commands.add_parser(
        "explain", help="explain a rule", description="Explain a rule, with examples.", add=_add_explain
    )
    commands.add_parser("policy", help="show or update the list of versions", add=_add_policy)
    commands.add_parser(
        "schema",
        help="print a JSON schema for editors",
        description="Print a JSON schema that shows editors what the policy says of versions, as somebody types.",
        add=_add_schema,
    )
    commands.add_parser(
        "server",
        help="serve an editor (LSP)",
        description="Serve an editor over standard input and output, by the language server protocol.",
        add=_add_server,
    )
    return parser


def _add_check(check: _Parser) -> None:
    check.set_defaults(command=("check", "check"))
    check.add_argument("paths", nargs="*", metavar="PATH", help="files and folders (default: .); - for standard input")
    _add_setting(check, "--select", "CODES", many=True)
    _add_setting(check, "--ignore", "CODES", many=True)
    _add_setting(check, "--vendor", "VENDOR")
    _add_setting(check, "--target-version", "VERSION")
    _add_setting(check, "--policy", "FILE")
    _add_setting(check, "--relationships", "NAMES", many=True)
    _add_setting(check, "--languages", "NAMES", many=True)
    _add_setting(check, "--exclude", "GLOBS", many=True)
    _add_setting(check, "--force-exclude")
    _add_setting(check, "--output-format", "FORMAT[=FILE]", repeated=True)
    _add_setting(check, "--output-file", "FILE")
    _add_setting(check, "--fail-level", "LEVEL")
    _add_setting(check, "--exit-zero")
    _add_setting(check, "--statistics")
    _add_setting(check, "--color", "WHEN")
    check.add_argument("--no-suppressions", action="store_true", help="report what comments suppress, too")
    check.add_argument(
        "--changed",
        action="store_true",
        help="the paths are what a commit changes: check also what they can make wrong, and pass over excluded and "
        "deleted ones",
    )
    _add_repairs(check)
    configuration = check.add_mutually_exclusive_group()
    configuration.add_argument("--config", metavar="FILE", help="the settings file to use for everything")
    configuration.add_argument("--no-config", action="store_true", help="read no settings file")
    check.add_argument("--stdin-filename", metavar="NAME", help="the name that standard input goes by")
    loudness = check.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="print the findings alone")
    loudness.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="tell the policy, which files were looked at, which not and why, and which settings match nothing",
    )


def _add_repairs(check: _Parser) -> None:
    change = check.add_mutually_exclusive_group()
    change.add_argument("--fix", action="store_true", help="make the safe fixes, and report what remains")
    change.add_argument(
        "--diff", action="store_true", help="print what --fix would change as a patch, and exit with 1 if there is any"
    )
    change.add_argument("--add-noqa", action="store_true", help="write suppressions where findings are")
    change.add_argument("--write-baseline", metavar="FILE", help="write what is found to FILE, as known from now on")
    check.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: make the unsafe fixes, too")
    check.add_argument("--baseline", metavar="FILE", help="pass over the findings that FILE knows")


_UPGRADE_EPILOG = """\
exit status: 0 done, or nothing in the way of it; 1 code is left that breaks, and was not changed; 2 refused, wrong
usage, bad settings, or a file that could not be read; 3 the project has no InfluxDB service.
"""


def _add_upgrade(upgrade: _Parser) -> None:
    upgrade.set_defaults(command=("upgrade", "upgrade"))
    upgrade.add_argument("path", nargs="?", default=".", metavar="PATH", help="the project's folder (default: .)")
    upgrade.add_argument("--to", metavar="VERSION", help="the version to go to (default: the recommended one)")
    upgrade.add_argument(
        "--service",
        action="append",
        default=[],
        metavar="NAME",
        help="upgrade this service alone; several times: these",
    )
    upgrade.add_argument("--write", action="store_true", help="change the files: all, or none if anything is wrong")
    upgrade.add_argument("--allow-dirty", action="store_true", help="also files with changes that are not committed")
    upgrade.add_argument("--force", action="store_true", help="also if code is left that breaks")
    upgrade.add_argument(
        "--output-format", choices=("text", "json", "markdown"), default="text", help="the form of the plan"
    )
    _add_setting(upgrade, "--vendor", "VENDOR")
    _add_setting(upgrade, "--policy", "FILE")
    _add_setting(upgrade, "--relationships", "NAMES", many=True)
    _add_setting(upgrade, "--languages", "NAMES", many=True)
    _add_setting(upgrade, "--exclude", "GLOBS", many=True)
    configuration = upgrade.add_mutually_exclusive_group()
    configuration.add_argument("--config", metavar="FILE", help="the settings file to use for everything")
    configuration.add_argument("--no-config", action="store_true", help="read no settings file")


def _add_rules(rules: _Parser) -> None:
    rules.set_defaults(command=("rules", "list_rules"))
    rules.add_argument("--output-format", choices=("text", "json"), default="text", help="text or json")


def _add_explain(explain: _Parser) -> None:
    explain.set_defaults(command=("rules", "explain"))
    explain.add_argument("codes", nargs="+", metavar="CODE", help="a rule's code or name, such as NFX101")


def _add_policy(policy: _Parser) -> None:
    policy.set_defaults(command=("policy", "usage"))
    actions = policy.add_subparsers(title="commands", metavar="COMMAND")
    show = actions.add_parser("show", help="print the versions, with dates and sources")
    show.set_defaults(command=("policy", "show"))
    _add_setting(show, "--policy", "FILE")
    _add_setting(show, "--vendor", "VENDOR")
    show.add_argument("--output-format", choices=("text", "json"), default="text", help="text or json")
    update = actions.add_parser("update", help="compare with a vendor's registry file, and take it over")
    update.set_defaults(command=("policy", "update"))
    update.add_argument("registry", metavar="REGISTRY.json", help="a vendor's registry file, of either form")
    _add_setting(update, "--policy", "FILE")
    update.add_argument("--vendor", metavar="VENDOR", help="the vendor whose registry it is (default: by its form)")
    update.add_argument("--date", metavar="YYYY-MM-DD", help="the date of the registry, which the file does not tell")
    update.add_argument("--title", help="what to call the registry")
    update.add_argument("--url", help="where the registry is published")
    update.add_argument("--write", metavar="FILE", help="write the updated policy")
    update.add_argument(
        "--accept", action="append", default=[], metavar="VERSION", help="accept a silent drop or return; or 'all'"
    )
    update.add_argument("--output-format", choices=("text", "json"), default="text", help="text or json")


def _add_schema(schema: _Parser) -> None:
    schema.set_defaults(command=("schema", "schema"))
    schema.add_argument(
        "name",
        choices=("services", "upsun", "application"),
        help="for services.yaml, the files of .upsun/, or .platform.app.yaml",
    )
    _add_setting(schema, "--vendor", "VENDOR")
    _add_setting(schema, "--policy", "FILE")
    schema.add_argument("--output", metavar="FILE", help="write the schema to FILE")


def _add_server(server: _Parser) -> None:
    server.set_defaults(command=("server", "server"))
    server.add_argument("--stdio", action="store_true", help="what is done anyway; some editors pass it")


class _Setting(argparse.Action):
    """An option that stands for a setting: its value is read as the settings file's would be."""

    def __init__(self, *args: Any, key: str, many: bool, repeated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key, self.many, self.repeated = key, many, repeated

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        given: Any = True if self.nargs == 0 else values
        earlier = getattr(namespace, self.dest) or ()
        if self.many:
            given = values.replace(",", " ").split()
            if not given:
                parser.error(f"{option_string} names nothing")
        elif self.repeated:
            given = [values]
        try:
            value = read_option(self.key, given, option_string or self.key)
        except SettingsError as error:
            parser.error(str(error))
        setattr(namespace, self.dest, (*earlier, *value) if self.many or self.repeated else value)


def _add_setting(
    parser: argparse.ArgumentParser,
    option: str,
    metavar: str | None = None,
    *,
    many: bool = False,
    repeated: bool = False,
) -> None:
    """Add the option of a setting; `many` takes a list with commas, and both may be given several times."""
    key = option.removeprefix("--")
    parser.add_argument(
        option,
        action=_Setting,
        key=key,
        many=many,
        repeated=repeated,
        dest=key.replace("-", "_"),
        help=SETTINGS[key].description.replace("`", "").replace("%", "%%"),
        **({"nargs": 0} if metavar is None else {"metavar": metavar}),
    )
