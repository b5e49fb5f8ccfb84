"""What the command line takes: the commands, and the options of each.

Each option of `check` stands in one of a few groups, with its values; those that stand for settings say what the table
of settings has for them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from influx_lint.exit_status import ExitStatus
from influx_lint.languages import TITLES
from influx_lint.registry.policy import listed
from influx_lint.settings import SettingsError
from influx_lint.settings_table import SETTINGS, Many, read_option
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, NoReturn

    Container = argparse.ArgumentParser | argparse._ArgumentGroup  # noqa: SLF001


PROGRAM = "influx-lint"

SHELLS = ("bash", "zsh", "fish")
"""The shells that completion is for."""

_EPILOG = """\
exit status: 0 nothing found; 1 findings; 2 wrong usage, bad settings, or a
file that could not be read; 3 nothing was there to check.
"""

_EXAMPLES = """\
examples:
  influx-lint check                   the project in this folder
  influx-lint check --diff src        what --fix would change in src
  influx-lint check --output-format text --output-format sarif=found.sarif
"""

_FIRST_STEPS = """\
examples:
  influx-lint check               what breaks in the project in this folder
  influx-lint upgrade             the plan of its upgrade; --write makes it
  influx-lint explain NFX202      what a rule means, and what to do
"""

_UPGRADE_EPILOG = """\
exit status: 0 done, or nothing in the way of it; 1 code is left that breaks;
2 refused, wrong usage, bad settings, or a file that could not be read; 3 the
project has no InfluxDB service.
"""

_OPTIONS_BEGIN = 25
"""The widest option, with its margin, that has what it does beside it."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line, and say where help is. Options are written out, never abbreviated."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "allow_abbrev": False, "formatter_class": _Formatter})
        self.set_defaults(parser=self)

    @property
    def options(self) -> Sequence[str]:
        """The names of all options."""
        return tuple(self._option_string_actions)

    @property
    def actions(self) -> Sequence[argparse.Action]:
        """What is done for each option and argument."""
        return tuple(self._actions)

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message} (`{self.prog} --help` tells more)", file=sys.stderr)
        sys.exit(ExitStatus.WRONG_USAGE)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        known = action.choices
        if known is None or value in known:
            return
        if action.dest == argparse.SUPPRESS:
            self.error(_no_command(self.prog, value, tuple(known), self.options))
        name = "/".join(action.option_strings) or action.metavar or action.dest
        self.error(f"{name} must be one of {', '.join(known)}, not '{value}'{_guess(value, known)}")


def _no_command(program: str, word: str, commands: Sequence[str], options: Sequence[str]) -> str:
    """That a word is no command, and what was meant."""
    if program == PROGRAM and (os.path.lexists(word) or word == "-" or not {os.sep, "."}.isdisjoint(word)):
        return f"there is no command '{word}': a path is checked by `{program} check {word}`"
    hint = _guess(word, [*commands, *options]) or f"; the commands are {listed(commands)}"
    return f"there is no command '{word}'{hint}"


def _guess(word: str, known: Iterable[str]) -> str:
    from influx_lint.guesses import nearest

    meant = nearest(word, known)
    return f"; did you mean {meant}?" if meant else ""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """A formatter that is told its width: argparse makes one for each option, which would import shutil to find it."""

    def __init__(self, prog: str, **kwargs: Any) -> None:
        super().__init__(prog, **{**kwargs, "width": _width(), "max_help_position": _OPTIONS_BEGIN})
        self._action_max_length = _OPTIONS_BEGIN

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return super()._fill_text(text if "\n" in text else "\n".join(self._split_lines(text, width)), width, indent)

    def _split_lines(self, text: str, width: int) -> list[str]:
        import textwrap

        return textwrap.wrap(text, width, break_on_hyphens=False)

    def _format_action_invocation(self, action: argparse.Action) -> str:
        return f"{NOQA}[=REASON]" if NOQA in action.option_strings else super()._format_action_invocation(action)

    def _get_help_string(self, action: argparse.Action) -> str | None:
        """What a setting's option is for: its values are looked up where somebody asks."""
        return SETTINGS[action.key].help.replace("%", "%%") if isinstance(action, SettingAction) else action.help


@cache
def _width() -> int:
    """How wide help may be: the terminal's width, less argparse's margin."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns)
    except (ValueError, OSError):
        columns = 0
    return (columns or 80) - 2


class _Command:
    """The parser of a command, made when there is something for it to parse: only one of them is run."""

    def __init__(self, add: Callable[[Parser], None], **kwargs: Any) -> None:
        """`add` adds the options; the rest goes to the parser."""
        self._add = add
        self._kwargs = kwargs

    def whole(self) -> Parser:
        """The parser itself."""
        parser = Parser(**self._kwargs)
        self._add(parser)
        return parser

    def parse_known_args(self, args: Sequence[str], namespace: Any) -> tuple[argparse.Namespace, list[str]]:
        return self.whole().parse_known_args(args, namespace)


def parser(*, whole: bool = False) -> Parser:
    """What parses the command line: the parser of a command is made where it is needed, or, with `whole`, at once."""
    made = Parser(
        PROGRAM,
        usage="%(prog)s COMMAND [OPTION ...]",
        description="Finds, before the push, what a managed InfluxDB upgrade on Web PaaS, Platform.sh or Upsun breaks.",
        epilog=f"{_FIRST_STEPS}\n`influx-lint COMMAND --help` tells the options of a command.\n\n{_EPILOG}",
    )
    made.add_argument("--version", action="store_true", help="print the versions of influx-lint, Python and the policy")
    made.set_defaults(command=None)
    kind: Any = (lambda **kwargs: _Command(**kwargs).whole()) if whole else _Command
    commands: Any = made.add_subparsers(title="commands", metavar="COMMAND", prog=PROGRAM, parser_class=kind)
    commands.add_parser("check", help="check configuration and code", add=add_check, **CHECK)
    commands.add_parser(
        "upgrade",
        help="plan the upgrade of a project, and make it",
        description="Plan the upgrade of a project's InfluxDB services, in configuration and code; --write makes it.",
        usage="%(prog)s [OPTION ...] [PATH]",
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
    commands.add_parser(
        "completion",
        help="print what completes commands and options in a shell",
        description="Print a script by which a shell completes commands, options and their values.",
        add=_add_completion,
    )
    return made


CHECK = {
    "description": f"Check the configuration and the {listed(TITLES)} code of projects.",
    "usage": "%(prog)s [OPTION ...] [PATH ...]",
    "epilog": f"{_EXAMPLES}\n{_EPILOG}",
    "add_help": False,
}
"""What there is to say of `check` besides its options."""


def add_check(check: Parser) -> None:
    """Add the options of `check`."""
    check.set_defaults(command=("check", "check"))
    _add_checked(check.add_argument_group("what is checked"))
    _add_reported(check.add_argument_group("what is reported"))
    _add_repairs(check.add_argument_group("fixing"))
    _add_output(check.add_argument_group("output"))
    settings = check.add_argument_group("settings")
    _add_configuration(settings)
    settings.add_argument(
        "--show-settings", action="store_true", help="print the settings for each PATH, and check nothing"
    )
    settings.add_argument("-h", "--help", action="help", help="print this help")


def _add_checked(group: Container) -> None:
    group.add_argument("paths", nargs="*", metavar="PATH", help="files and folders (default: .); - for standard input")
    _add_settings(group, "languages", "exclude", "force-exclude")
    group.add_argument("--changed", action="store_true", help="PATHs are a commit's: check what they make wrong, too")
    group.add_argument("--stdin-filename", metavar="NAME", help="the name of standard input, which decides its kind")
    group.add_argument("--show-files", action="store_true", help="list what would be checked, and check nothing")


def _add_reported(group: Container) -> None:
    _add_settings(group, "select", "ignore", "vendor", "target-version", "relationships", "policy", "baseline")
    group.add_argument("--no-suppressions", action="store_true", help="report what comments suppress, too")
    _add_settings(group, "fail-level", "exit-zero")


def _add_repairs(group: Container) -> None:
    change = group.add_mutually_exclusive_group()
    change.add_argument("--fix", action="store_true", help="make the safe fixes, and report what remains")
    change.add_argument("--diff", action="store_true", help="print them as a patch; if there is any, exit with 1")
    change.add_argument(NOQA, metavar="REASON", help="write suppressions where findings are")
    change.add_argument("--write-baseline", metavar="FILE", help="write what is found to FILE, as known from now on")
    group.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: the unsafe fixes, too")


def _add_output(group: Container) -> None:
    _add_settings(group, "output-format", "output-file", "color", "statistics")
    loudness = group.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="print the findings alone")
    loudness.add_argument("-v", "--verbose", action="store_true", help="tell ways, sources, files, and idle settings")


def _add_configuration(parser: Container) -> None:
    configuration = parser.add_mutually_exclusive_group()
    configuration.add_argument("--config", metavar="FILE", help="the settings file to use for everything")
    configuration.add_argument("--no-config", action="store_true", help="read no settings file")


NOQA = "--add-noqa"


def prepared(arguments: Sequence[str]) -> list[str]:
    """The arguments, in which `--add-noqa` without a reason has an empty one: what follows it is a path."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    return [f"{one}=" if one == NOQA and at < end else one for at, one in enumerate(arguments)]


def _add_upgrade(upgrade: Parser) -> None:
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
    _add_forms(upgrade, "text", "json", "markdown")
    _add_settings(upgrade, "color", "vendor", "policy", "relationships", "languages", "exclude")
    _add_configuration(upgrade)


def _add_forms(parser: Container, *forms: str) -> None:
    parser.add_argument("--output-format", choices=forms, default=forms[0], metavar="FORMAT", help=" or ".join(forms))


def _add_rules(rules: Parser) -> None:
    rules.set_defaults(command=("rules", "list_rules"))
    _add_forms(rules, "text", "json")
    _add_settings(rules, "color")


def _add_explain(explain: Parser) -> None:
    explain.set_defaults(command=("rules", "explain"))
    explain.add_argument("codes", nargs="+", metavar="CODE", help="a rule's code or name, such as NFX101")
    _add_settings(explain, "color")


def _add_policy(policy: Parser) -> None:
    policy.set_defaults(command=("policy", "usage"))
    actions = policy.add_subparsers(title="commands", metavar="COMMAND")
    show = actions.add_parser("show", help="print the versions, with dates and sources")
    show.set_defaults(command=("policy", "show"))
    _add_settings(show, "policy", "vendor")
    _add_forms(show, "text", "json")
    update = actions.add_parser("update", help="compare with a vendor's registry file, and take it over")
    update.set_defaults(command=("policy", "update"))
    update.add_argument("registry", metavar="REGISTRY.json", help="a vendor's registry file, of either form")
    _add_settings(update, "policy")
    update.add_argument("--vendor", metavar="VENDOR", help="the vendor whose registry it is (default: by its form)")
    update.add_argument("--date", metavar="YYYY-MM-DD", help="the date of the registry, which the file does not tell")
    update.add_argument("--title", help="what to call the registry")
    update.add_argument("--url", help="where the registry is published")
    update.add_argument("--write", metavar="FILE", help="write the updated policy")
    update.add_argument(
        "--accept", action="append", default=[], metavar="VERSION", help="accept a silent drop or return; or 'all'"
    )
    _add_forms(update, "text", "json")


def _add_schema(schema: Parser) -> None:
    schema.set_defaults(command=("schema", "schema"))
    schema.add_argument(
        "name",
        choices=("services", "upsun", "application"),
        metavar="NAME",
        help="services (services.yaml), upsun (the files of .upsun/), or application (.platform.app.yaml)",
    )
    _add_settings(schema, "vendor", "policy")
    schema.add_argument("--output", metavar="FILE", help="write the schema to FILE")


def _add_server(server: Parser) -> None:
    server.set_defaults(command=("server", "server"))
    server.add_argument("--stdio", action="store_true", help="what is done anyway; some editors pass it")


def _add_completion(completion: Parser) -> None:
    completion.set_defaults(command=("completion", "completion"))
    completion.add_argument("shell", choices=SHELLS, metavar="SHELL", help=" or ".join(SHELLS))


class SettingAction(argparse.Action):
    """An option that stands for a setting: its value is read as the settings file's would be."""

    def __init__(self, *args: Any, key: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = key

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        try:
            value = read_option(self.key, True if self.nargs == 0 else values, option_string or self.key)
        except SettingsError as error:
            parser.error(str(error))
        if isinstance(SETTINGS[self.key].kind, Many):
            if not value:
                parser.error(f"{option_string} names nothing")
            value = (*(getattr(namespace, self.dest) or ()), *value)
        setattr(namespace, self.dest, value)


_METAVARS = {
    **dict.fromkeys(("select", "ignore"), "CODES"),
    **dict.fromkeys(("languages", "relationships"), "NAMES"),
    **dict.fromkeys(("policy", "baseline", "output-file"), "FILE"),
    "exclude": "GLOBS",
    "vendor": "VENDOR",
    "target-version": "VERSION",
    "fail-level": "LEVEL",
    "color": "WHEN",
    "output-format": "FORMAT[=FILE]",
}
"""What stands for the values of settings in help. An option that has none is a flag."""


def _add_settings(parser: Container, *keys: str) -> None:
    """Add the options of settings; one that is a list takes several with commas, and may be given several times."""
    for key in keys:
        taken: Any = {"metavar": _METAVARS[key]} if key in _METAVARS else {"nargs": 0}
        field = SETTINGS[key].field
        parser.add_argument(f"--{key}", action=SettingAction, key=key, dest=field, help=key, **taken)
