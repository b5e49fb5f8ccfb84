"""The command line: its options, and which command they go to."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from influx_lint.exit_status import ExitStatus
from influx_lint.registry.policy import PolicyError
from influx_lint.settings import SETTINGS, SettingsError, read_option

if TYPE_CHECKING:
    from collections.abc import Sequence

_EPILOG = """\
exit status: 0 nothing found; 1 findings; 2 wrong usage, bad settings, or a file that could not be read (the rest is
still checked); 3 nothing was there to check.
"""


def main(arguments: Sequence[str]) -> int:
    """Run a command line (without the program's name); the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.version:
        return _run("rules", "version", options)
    if options.command is None:
        parser.print_help(sys.stderr)
        return ExitStatus.WRONG_USAGE
    module, function = options.command
    return _run(module, function, options)


def _run(module: str, function: str, options: argparse.Namespace) -> int:
    """Run `function` of the command module of that name."""
    command = getattr(import_module(f"influx_lint.commands.{module}"), function)
    try:
        return int(command(options))
    except (SettingsError, PolicyError) as error:
        print(f"influx-lint: {error}", file=sys.stderr)
        return ExitStatus.WRONG_USAGE
    except BrokenPipeError:
        # Whoever read the report has seen enough; Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.FINDINGS
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "influx-lint",
        description="Finds, before the push, what a managed InfluxDB upgrade on Web PaaS, Platform.sh or Upsun breaks.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version", action="store_true", help="print the versions of influx-lint, Python and the policy"
    )
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_check(commands)
    _add_rules(commands)
    _add_policy(commands)
    return parser


def _add_check(commands: Any) -> None:
    check = commands.add_parser(
        "check",
        help="check configuration and code",
        description="Check the configuration and the Python code of projects.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    check.set_defaults(command=("check", "check"))
    check.add_argument("paths", nargs="*", metavar="PATH", help="files and folders (default: .); - for standard input")
    _add_setting(check, "--select", "CODES", many=True)
    _add_setting(check, "--ignore", "CODES", many=True)
    _add_setting(check, "--vendor", "VENDOR")
    _add_setting(check, "--target-version", "VERSION")
    _add_setting(check, "--policy", "FILE")
    _add_setting(check, "--relationships", "NAMES", many=True)
    _add_setting(check, "--exclude", "GLOBS", many=True)
    _add_setting(check, "--force-exclude")
    _add_setting(check, "--output-format", "FORMAT[=FILE]", repeated=True)
    _add_setting(check, "--output-file", "FILE")
    _add_setting(check, "--fail-level", "LEVEL")
    _add_setting(check, "--exit-zero")
    _add_setting(check, "--statistics")
    _add_setting(check, "--color", "WHEN")
    check.add_argument("--no-suppressions", action="store_true", help="report what comments suppress, too")
    configuration = check.add_mutually_exclusive_group()
    configuration.add_argument("--config", metavar="FILE", help="the settings file to use for everything")
    configuration.add_argument("--no-config", action="store_true", help="read no settings file")
    check.add_argument("--stdin-filename", metavar="NAME", help="the name that standard input goes by")
    loudness = check.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="print the findings alone")
    loudness.add_argument("-v", "--verbose", action="store_true", help="tell the policy and the files looked at")


def _add_rules(commands: Any) -> None:
    rules = commands.add_parser("rules", help="list the rules", description="List the rules.")
    rules.set_defaults(command=("rules", "list_rules"))
    rules.add_argument("--output-format", choices=("text", "json"), default="text", help="text or json")
    explain = commands.add_parser("explain", help="explain a rule", description="Explain a rule, with examples.")
    explain.set_defaults(command=("rules", "explain"))
    explain.add_argument("codes", nargs="+", metavar="CODE", help="a rule's code or name, such as NFX101")


def _add_policy(commands: Any) -> None:
    policy = commands.add_parser("policy", help="show or update the list of versions")
    policy.set_defaults(command=("policy", "usage"), parser=policy)
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
