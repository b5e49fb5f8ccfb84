"""The rules as Markdown: a page for each, to which its findings link, and a table of them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from influx_lint.languages import by_suffix
from influx_lint.registry.examples import Pair, in_other_languages
from influx_lint.registry.rule import Rule
from influx_lint.registry.rules import RULES

_GROUPS = {"NFX1": "Services and applications", "NFX2": "Code that reads the credentials", "NFX9": "Files and comments"}

_INTRODUCTION = """\
# Rules

Each rule has a page, which `influx-lint explain NFX101` prints, too. [Settings](settings.md) says how to select, ignore
and suppress rules.

An *error* breaks the push or the application with the version that is declared now; a *warning* is right today and
breaks with the upgrade, or is untidy. A rule that is *warning or error* is an error where the declared version is past
the change. A rule that is *off by default* reports only when it is selected by name.
"""


def index() -> str:
    """docs/rules.md: tables of all rules, by what they speak of."""
    groups = (f"## {title}\n\n{_table(prefix)}" for prefix, title in _GROUPS.items())
    return "\n".join([_INTRODUCTION, *groups])


def _table(prefix: str) -> str:
    """A row for each rule whose code begins so, with a link to its page."""
    rows = (
        f"| [{rule.code}](rules/{rule.code}.md) | {rule.name} | {rule.weight} | {_cell(rule.summary)} |"
        for rule in RULES
        if rule.code.startswith(prefix)
    )
    return "\n".join(["| code | name | severity | what it finds |", "|---|---|---|---|", *rows]) + "\n"


def page(rule: Rule, said: str) -> str:
    """The page of a rule: what, why, what to do, wrong and right, what is `said` of the wrong example, the source."""
    unchanged = [path for path, text in rule.good.files.items() if rule.bad.files.get(path) == text]
    changed = {path: text for path, text in rule.good.files.items() if path not in unchanged}
    paragraphs = [
        f"# {rule.code} {rule.name}",
        f"*{rule.weight.capitalize()}.* {rule.summary[0].upper()}{rule.summary[1:]}.",
        rule.explanation,
        f"**What to do.** {rule.remedy}",
        "## Wrong",
        *_files(rule.bad.files),
        "## What influx-lint says",
        f"```text\n{said.rstrip()}\n```",
        "## Right",
        *(["The other files stay as they are."] if unchanged else []),
        *_files(changed),
        *(part for pair in in_other_languages(rule.code) for part in _pair(pair)),
        f"Source: {rule.source}.",
    ]
    return "\n\n".join(paragraphs) + "\n"


def _pair(pair: Pair) -> Iterator[str]:
    """The code of an example in a further language."""
    yield f"## In {pair.language}"
    for title, example in (("Wrong", pair.bad), ("Right", pair.good)):
        yield f"{title}:\n\n{fenced(pair.file, example.files[pair.file])}"


def _files(files: Mapping[str, str]) -> Iterator[str]:
    for path, text in files.items():
        yield f"`{path}`\n\n{fenced(path, text)}"


def fenced(path: str, text: str) -> str:
    """The text of a file as a block of code, in the language that its name tells."""
    language = by_suffix(path)
    return f"```{language.name if language else path.rpartition('.')[2]}\n{text.rstrip()}\n```"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
