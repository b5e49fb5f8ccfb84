"""Edits of filters that read under a key which is only known when they run: `.[$key]` looks under `query`, too."""

from __future__ import annotations

from collections.abc import Sequence

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Company, KeyRead
from influx_lint.languages.shell import jq_tree as tree
from influx_lint.languages.shell.edits.source import Source
from influx_lint.languages.shell.jq_reader import UnreadableError, read
from influx_lint.languages.shell.placed import GAP


def render(source: Source, reads: Sequence[KeyRead], new: Sequence[str]) -> list[Edit]:
    """The edits after which filters in a file read a key that moved where it is now, or else where it was; none where
    one of them is something else, or stands in another file."""
    if len(new) != 2 or any(each.company is Company.PARTIAL or each.reader.path != each.path for each in reads):
        return []
    found = [_edit(source, span, new[0]) for span in dict.fromkeys(each.reader.span for each in reads)]
    return [each for each in found if each is not None] if None not in found else []


def _edit(source: Source, span: Span, above: str) -> Edit | None:
    start, end = source.lines.offsets(span)
    literal = source.literal_at(source.lines.span(start, start + 1))
    if literal is None or source.code_in(literal) is not None or source.quote(start) in ("", "$'"):
        return None
    try:
        program = read(str(literal.text))
    except UnreadableError:
        return None
    starting = [each for each in tree.walk(program) if isinstance(each, tree.Index) and each.start == literal.start]
    inner = [(at, each) for each in starting if (at := source.offset_before(literal.text, each.opens)) < end]
    at, index = max(inner, key=lambda each: each[0], default=(end, None))
    if index is None or not _is_open(index.key):
        return None
    key = source.text[at:end]
    either = f".{above}{key}? // {'.' if key.startswith('[') else ''}{key}"
    before = "" if isinstance(index.of, tree.Identity) else f"{source.text[start:at]} | "
    return Edit(source.lines.span(start, end), f"({before}{either})")


def _is_open(key: tree.Node) -> bool:
    """Whether a key is only known when the program runs, and the same wherever it stands."""
    if isinstance(key, tree.String):
        return len(key.parts) == 1 and _is_open(key.parts[0])
    return isinstance(key, tree.Variable) or (isinstance(key, tree.Chunk) and key.text == GAP)
