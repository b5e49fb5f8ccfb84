"""Markdown: a table for a pull request's comment or a job's summary."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from influx_lint.findings import Finding, Outcome, Span, Step, Way
from influx_lint.paths import relative
from influx_lint.reports.escape import visible
from influx_lint.reports.hosting import Address, address
from influx_lint.reports.summary import count, sentence, summarise, went_by
from influx_lint.reports.text import remedy

_CODE = re.compile(r"`([^`]*)`")

COMMENT_LIMIT = 60_000
"""A little less than the 65,536 characters that GitHub takes for a comment."""


def report(outcome: Outcome, root: str, *, limit: int = COMMENT_LIMIT, environ: Mapping[str, str] = os.environ) -> str:
    """The outcome as Markdown of at most about `limit` bytes; what doesn't fit is counted. Places are links where
    `environ` tells where the repository is shown."""
    place = _Places(root, address(environ))
    policy = f"Policy of {outcome.policy.date}, vendor {cell(outcome.vendor)}, target version {cell(outcome.target)}."
    lines = ["### influx-lint", "", f"{sentence(summarise(outcome))}."]
    if outcome.findings or outcome.failures:
        lines += ["", "| Place | Rule | Message | What to do |", "| --- | --- | --- | --- |"]
        table = list(_fitting(_rows(outcome, root, place), limit))
        left = limit - sum(len(row.encode("utf-8")) + 1 for row in table)
        lines += [*table, *_ways(outcome, place, left)]
    lines += ["", *map(prose, went_by(outcome)), policy]
    return "".join(f"{line}\n" for line in lines)


def cell(text: str) -> str:
    """Text as Markdown that shows just that text: no markup, no mention of a person, no end of a table's cell."""
    return re.sub(r"[\\`*_\[\]<>|~&@#$]", _entity, visible(text))


def prose(text: str) -> str:
    """A sentence of ours with code in backticks, as Markdown that shows just that."""
    pieces = _CODE.split(text)
    return "".join(code(piece) if number % 2 else cell(piece) for number, piece in enumerate(pieces))


def code(text: str) -> str:
    """Text as a piece of code, whatever it holds."""
    return f"<code>{cell(text)}</code>"


def _entity(found: re.Match[str]) -> str:
    """A character's numeric reference; `@` and `#` with a space of no width behind them, lest they link to anyone."""
    character = found.group()
    return f"&#{ord(character)};" + "&#8203;" * (character in "@#")


class _Places:
    """Names of places in files, each a link where that is known."""

    def __init__(self, root: str, page_of: Address) -> None:
        self._root = root
        self._page_of = page_of

    def __call__(self, path: str, span: Span, *, column: bool = True) -> str:
        page = self._page_of(relative(path, self._root), span.line)
        shown = self.plain(path, span, column=column)
        return f"[{shown}]({page})" if page else shown

    def plain(self, path: str, span: Span, *, column: bool = True) -> str:
        """A place without a link."""
        return cell(f"{relative(path, self._root)}:{span.line}{f':{span.column}' if column else ''}")


def _rows(outcome: Outcome, root: str, place: _Places) -> Iterator[str]:
    for finding in outcome.findings:
        yield _row(outcome, finding, place)
    for failure in outcome.failures:
        yield f"| {cell(relative(failure.path, root))} | **unreadable file** | {cell(failure.message)} | |"


def _row(outcome: Outcome, finding: Finding, place: _Places) -> str:
    rule = f"[{finding.code}]({finding.rule.url}) {outcome.severity(finding)}"
    where = place(finding.path, finding.span)
    return f"| {where} | {rule} | {prose(finding.message)} | {prose(remedy(finding))} |"


def _ways(outcome: Outcome, place: _Places, limit: int) -> Iterator[str]:
    """How the credentials come to each finding, as lists that are folded up; those that do not fit are left out."""
    for finding in outcome.findings:
        block = "\n".join(_way(outcome, finding, place))
        limit -= len(block.encode("utf-8")) + 1
        if limit < 0:
            return
        if block:
            yield block


def _way(outcome: Outcome, finding: Finding, place: _Places) -> Iterator[str]:
    way = outcome.way(finding)
    if not way.steps:
        return
    yield f"\n<details><summary>The way to {place.plain(finding.path, finding.span)}</summary>\n"
    yield from _items(way, lambda step: place(step.path, step.span, column=False))
    yield "\n</details>"


def way_items(way: Way, root: str) -> Iterator[str]:
    """The steps of a way as items of a list."""
    return _items(way, lambda step: cell(f"{relative(step.path, root)}:{step.span.line}"))


def _items(way: Way, place: Callable[[Step], str]) -> Iterator[str]:
    for number, step in enumerate(way.steps):
        if number == way.gap:
            yield f"1. … {count(way.left_out, 'step')} more"
        yield f"1. {place(step)} {prose(step.text)}: {code(step.code)}"


def _fitting(rows: Iterable[str], limit: int) -> Iterator[str]:
    left_out = 0
    for row in rows:
        limit -= len(row.encode("utf-8")) + 1
        if limit < 0:
            left_out += 1
        else:
            yield row
    if left_out:
        yield f"| … | | {left_out} more | |"
