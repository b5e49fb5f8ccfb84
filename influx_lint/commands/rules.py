"""`influx-lint rules`, `influx-lint explain` and `influx-lint --version`."""

from __future__ import annotations

import argparse
import json
import platform
import sys

from influx_lint import __version__
from influx_lint.exit_status import ExitStatus
from influx_lint.registry.policy import shipped
from influx_lint.registry.rule import Example, Rule
from influx_lint.registry.rules import BY_CODE, RULES


def version(_: argparse.Namespace) -> int:
    """Print the versions of influx-lint and Python, and the policy's date."""
    print(f"influx-lint {__version__} (Python {platform.python_version()}, policy of {shipped().date})")
    return ExitStatus.CLEAN


def list_rules(options: argparse.Namespace) -> int:
    """Print a line for each rule."""
    if options.output_format == "json":
        print(json.dumps([_as_json(rule) for rule in RULES], indent=2))
        return ExitStatus.CLEAN
    for rule in RULES:
        print(f"{rule.code}  {rule.name:18}  {rule.summary} ({rule.weight})")
    return ExitStatus.CLEAN


def explain(options: argparse.Namespace) -> int:
    """Print all that there is to say about rules, named by code or by name."""
    by_name = {rule.name: rule for rule in RULES}
    for position, word in enumerate(options.codes):
        rule = BY_CODE.get(word.upper()) or by_name.get(word.lower())
        if rule is None:
            print(f"influx-lint: there is no rule '{word}'{_suggestion(word)}", file=sys.stderr)
            return ExitStatus.WRONG_USAGE
        print(("\n\n" if position else "") + _explained(rule))
    return ExitStatus.CLEAN


def _suggestion(word: str) -> str:
    import difflib

    close = difflib.get_close_matches(word.upper(), BY_CODE, 1, 0.5)
    return f"; did you mean {close[0]}?" if close else "; `influx-lint rules` lists them"


def _explained(rule: Rule) -> str:
    import textwrap

    paragraphs = [
        f"{rule.code} {rule.name} ({rule.weight})",
        textwrap.fill(f"What it finds: {rule.summary}.", 100),
        textwrap.fill(rule.explanation, 100),
        textwrap.fill(f"What to do: {rule.remedy}", 100),
        "Wrong:\n\n" + _shown(rule.bad),
        "Right:\n\n" + _shown(rule.good),
        textwrap.fill(f"Source: {rule.source}", 100),
        rule.url,
    ]
    return "\n\n".join(paragraphs)


def _shown(example: Example) -> str:
    import textwrap

    files = (f"  {path}\n\n{textwrap.indent(text.rstrip(), '      ')}" for path, text in example.files.items())
    return "\n\n".join(files)


def _as_json(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "escalates": rule.escalates,
        "enabled": rule.enabled,
        "summary": rule.summary,
        "url": rule.url,
    }
