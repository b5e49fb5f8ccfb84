"""`influx-lint rules`, `influx-lint explain` and `influx-lint --version`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys

from influx_lint import __version__
from influx_lint.commands.showing import paints
from influx_lint.exit_status import ExitStatus
from influx_lint.guesses import nearest
from influx_lint.registry.examples import Pair, in_other_languages
from influx_lint.registry.policy import listed, shipped
from influx_lint.registry.rule import Example, Rule
from influx_lint.registry.rules import BY_CODE, RULES
from influx_lint.reports import terminal
from influx_lint.reports.paint import ADDED, BOLD, REMOVED, linked, paint


def version(_: argparse.Namespace) -> int:
    """Print the versions of influx-lint and Python, and the policy's date."""
    print(f"influx-lint {__version__} (Python {platform.python_version()}, policy of {shipped().date})")
    return ExitStatus.CLEAN


def list_rules(options: argparse.Namespace) -> int:
    """Print a line for each rule."""
    if options.output_format == "json":
        print(json.dumps([_as_json(rule) for rule in RULES], indent=2))
        return ExitStatus.CLEAN
    color = paints(options.color or "auto")
    for rule in RULES:
        code = linked(paint(rule.code, BOLD, color), rule.url, color and terminal.knows_links(sys.stdout, os.environ))
        print(f"{code}  {rule.name:18}  {rule.summary} ({rule.weight})")
    return ExitStatus.CLEAN


def explain(options: argparse.Namespace) -> int:
    """Print all that there is to say about rules, named by code or by name."""
    by_name = {rule.name: rule for rule in RULES}
    color = paints(options.color or "auto")
    for position, word in enumerate(options.codes):
        rule = BY_CODE.get(word.upper()) or by_name.get(word.lower())
        if rule is None:
            print(f"influx-lint: there is no rule '{word}'{_suggestion(word)}", file=sys.stderr)
            return ExitStatus.WRONG_USAGE
        print(("\n\n" if position else "") + _explained(rule, color=color))
    return ExitStatus.CLEAN


def _suggestion(word: str) -> str:
    """What to name in place of a word that is no rule."""
    begun = [code for code in BY_CODE if code.startswith(word.upper())]
    if begun:
        return f"; {word.upper()} is a prefix, with which begin {listed(begun)}"
    meant = nearest(word, [*BY_CODE, *(rule.name for rule in RULES)])
    return f"; did you mean {meant}?" if meant else "; `influx-lint rules` lists them"


def _explained(rule: Rule, *, color: bool) -> str:
    import textwrap

    paragraphs = [
        paint(f"{rule.code} {rule.name} ({rule.weight})", BOLD, color),
        textwrap.fill(f"What it finds: {rule.summary}.", 100),
        textwrap.fill(rule.explanation, 100),
        textwrap.fill(f"What to do: {rule.remedy}", 100),
        f"{paint('Wrong:', REMOVED, color)}\n\n{_shown(rule.bad, color=color)}",
        f"{paint('Right:', ADDED, color)}\n\n{_shown(rule.good, color=color)}",
        *(_shown_pair(pair, color=color) for pair in in_other_languages(rule.code)),
        textwrap.fill(f"Source: {rule.source}", 100),
        rule.url,
    ]
    return "\n\n".join(paragraphs)


def _shown(example: Example, *, color: bool) -> str:
    import textwrap

    files = (
        f"  {paint(path, BOLD, color)}\n\n{textwrap.indent(text.rstrip(), '      ')}"
        for path, text in example.files.items()
    )
    return "\n\n".join(files)


def _shown_pair(pair: Pair, *, color: bool) -> str:
    """The code of an example in a further language; its project is as above."""
    import textwrap

    bad, good = (textwrap.indent(one.files[pair.file].rstrip(), " " * 6) for one in (pair.bad, pair.good))
    name = paint(pair.file, BOLD, color)
    lines = (f"In {pair.language}:", f"  {name}, {paint('wrong', REMOVED, color)}", bad)
    return "\n\n".join((*lines, f"  {name}, {paint('right', ADDED, color)}", good))


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
