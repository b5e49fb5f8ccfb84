"""Edits of filters that read under a key which is only known when they run: `.[$key]` looks under `query`, too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Company, KeyRead
from influx_lint.languages.advice import NOT_FOLLOWED
from influx_lint.languages.front import NoFixError, Request
from influx_lint.languages.shell import jq_tree as tree
from influx_lint.languages.shell.edits.indirect import is_key_alone
from influx_lint.languages.shell.edits.source import Literal, Source
from influx_lint.languages.shell.jq_reader import program_in
from influx_lint.languages.shell.placed import GAP


def render(
    source: Source, reads: Sequence[KeyRead], words: Callable[[Path], Source | None], request: Request
) -> list[Edit]:
    """The edits after which filters in a file read keys that moved where they are now, or else where they were, or with
    which a text in their program has the key's new name. `words` gives the files of the words that become keys. Raises
    NoFixError where one of the filters is something else."""
    advice, new = NoFixError(NOT_FOLLOWED), request.new
    spans = dict.fromkeys(each.reader.span for each in reads)
    found = [index for span in spans if (index := _index_at(source, span)) is not None]
    if any(each.company is Company.PARTIAL for each in reads) or len(found) < len(spans) or len(new) > 2:
        raise advice
    if any(_is_in_path(words(each.path), each.span) for each in reads):
        raise advice
    is_here = len(new) == 1 and all(
        each.path == each.reader.path and each.company is not Company.SHARED for each in reads
    )
    literal = source.literal_at(reads[0].span) if is_here else None
    if literal is not None and all(
        each.literal.node == literal.node and is_key_alone(each.program, each.filter.key) for each in found
    ):
        return [source.put(literal.text, literal.start, literal.end, new[0])]
    is_shared = not all(each.reads_one_alone for each in reads)
    if is_shared and len(new) == 1:
        raise advice
    above: dict[str, list[str]] = {}
    named: list[str] = []
    for old, path in request.moves.items():
        if len(path) > 1:
            above.setdefault(path[0], []).append(old)
        elif not is_shared and any(old in (*each.keys, each.last_key) for each in reads):
            named.append(f"{{{old}: .{path[0]}}} + . | ")
    renamed = "".join(named)
    below = [f"(.{each}? | {{{', '.join(keys)}}}?)" if is_shared else f".{each}" for each, keys in above.items()]
    return [_widened(source, each, renamed, below) for each in found]


def _is_in_path(source: Source | None, span: Span) -> bool:
    """Whether a word has more of a path than the key that stands there, as far as is known."""
    if source is None:
        return True
    place = source.literal_at(span)
    around = place.text[place.start - 1 : place.start] + place.text[place.end : place.end + 1] if place else ""
    return any(each in ".[]" for each in around)


class _Found(NamedTuple):
    """A filter that reads under a key which is only known when it runs: the program that it is in, the word that that
    is, and where the filter and the dot or bracket in front of its key stand in the file."""

    program: tree.Node
    filter: tree.Index
    literal: Literal
    span: tuple[int, int]
    opens: int


def _index_at(source: Source, span: Span) -> _Found | None:
    start, end = source.lines.offsets(span)
    literal = source.literal_at(source.lines.span(start, start + 1))
    if literal is None or source.code_in(literal) is not None or source.quote(start) in ("", "$'"):
        return None
    if (program := program_in(literal.text)) is None:
        return None
    starting = [each for each in tree.walk(program) if isinstance(each, tree.Index) and each.start == literal.start]
    inner = [(at, each) for each in starting if (at := source.offset_before(literal.text, each.opens)) < end]
    at, index = max(inner, key=lambda each: each[0], default=(end, None))
    return _Found(program, index, literal, (start, end), at) if index is not None and _is_open(index.key) else None


def _widened(source: Source, found: _Found, renamed: str, above: Iterable[str]) -> Edit:
    """`.key` of what has keys under their old names, and also where it is in what filters give that go `above`. Of what
    may be another service's, those have the keys alone that moved: it may have any other there."""
    (start, end), at = found.span, found.opens
    key = source.text[at:end]
    before = "" if isinstance(found.filter.of, tree.Identity) else f"{source.text[start:at]} | "
    either = "".join(f"{each}{key}? // " for each in above)
    return source.replace(start, end, f"({before}{renamed}{either}{'.' if key.startswith('[') else ''}{key})")


def _is_open(key: tree.Node) -> bool:
    """Whether a key is only known when the program runs, and the same wherever it stands."""
    if isinstance(key, tree.String):
        return len(key.parts) == 1 and _is_open(key.parts[0])
    return isinstance(key, tree.Variable) or (isinstance(key, tree.Chunk) and key.text == GAP)
