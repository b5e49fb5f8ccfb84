"""Edits that move the keys of an object in a JSON text to where they belong; all else stays as it is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from influx_lint.findings import Edit, Span
from influx_lint.project.nodes import Mapping as MappingNode, Node, Scalar, mappings

_MARGIN = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*\Z")
_LINE = re.compile(r"(\r\n|\r|\n)([ \t]*)")
_STEP = "  "


class _Entry(NamedTuple):
    """An entry of an object: its key, its value, and its place among the entries."""

    key: Scalar
    value: Node
    position: int

    @property
    def name(self) -> str:
        return self.key.value


def edits(root: Node, places: Collection[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...] | None:
    """The edits after which the object whose keys stand at `places` has its old keys where `moves` says. Nothing where
    no one object has them, where a key is there twice, or where what is to hold a moved key is no object."""
    for node in mappings([root]):
        spans = {key.span for key, _ in node.entries}
        if spans.issuperset(places):
            found = _Object(node, moves)
            return tuple(found.edits()) if found.is_sound else None
    return None


class _Object:
    """An object with its entries. Its text holds no comments, and no line of it stands within a text."""

    def __init__(self, node: MappingNode, moves: Mapping[str, Sequence[str]]) -> None:
        self.lines = node.source.lines
        self.text = node.source.text
        self.node = node
        pairs = ((key, value) for key, value in node.entries if isinstance(key, Scalar))
        self.entries = [_Entry(key, value, position) for position, (key, value) in enumerate(pairs)]
        self.renamed = {one: moves[one.name][0] for one in self.entries if len(moves.get(one.name, ())) == 1}
        self.below: dict[str, list[_Entry]] = {}
        for one in self.entries:
            if len(moves.get(one.name, ())) == 2:
                self.below.setdefault(moves[one.name][0], []).append(one)

    @property
    def is_sound(self) -> bool:
        """Whether there is one way to move the entries, after which no key is there twice."""
        names = [self.renamed.get(one, one.name) for one in self.entries]
        holders = [one.value for one in self.entries if one.name in self.below]
        held = {
            key.value
            for one in holders
            if isinstance(one, MappingNode)
            for key, _ in one.entries
            if isinstance(key, Scalar)
        }
        moved = {one.name for entries in self.below.values() for one in entries}
        return (
            len(set(names)) == len(names) and all(isinstance(one, MappingNode) for one in holders) and not held & moved
        )

    def edits(self) -> Iterator[Edit]:
        """The edits of the whole object."""
        for entry, new in self.renamed.items():
            yield self._edit(entry.key.start, entry.key.end, f'"{new}"')
        for head, entries in self.below.items():
            holder = next((one.value for one in self.entries if one.name == head), None)
            if isinstance(holder, MappingNode):
                yield from self._into(holder, entries)
                yield from self._removed(entries)
            else:
                yield self._edit(entries[0].key.start, entries[0].value.end, self._made(head, entries))
                yield from self._removed(entries[1:])

    def _edit(self, start: int, end: int, text: str) -> Edit:
        return Edit(self.lines.span(start, end), text)

    def _margin(self, offset: int) -> str | None:
        """What stands before an offset on its line, if that is nothing but space."""
        found = _MARGIN.search(self.text[:offset])
        return found[0] if found else None

    def _made(self, head: str, entries: Sequence[_Entry]) -> str:
        """An entry with an object of some entries, written as the first of them is."""
        first = entries[0]
        colon = self.text[first.key.end : first.value.start]
        margin = self._margin(first.key.start)
        if margin is None:
            return f'"{head}"{colon}{{{self._between.join(map(self._written, entries))}}}'
        step, line_end = self._step(margin), self._line_end
        lines = [f"{margin}{step}{self._shifted(one, step)}" for one in entries]
        return f'"{head}"{colon}{{{line_end}{f",{line_end}".join(lines)}{line_end}{margin}}}'

    def _into(self, holder: MappingNode, entries: Sequence[_Entry]) -> Iterator[Edit]:
        """Entries at the end of an object that is there."""
        if not holder.entries:
            added = self._between.join(map(self._written, entries))
            yield self._edit(holder.start, holder.end, f"{{{added}}}")
            return
        last, value = holder.entries[-1]
        margin, own = self._margin(last.start), self._margin(entries[0].key.start)
        if margin is None or own is None:
            added = "".join(f"{self._between}{self._written(one)}" for one in entries)
        else:
            step = margin.removeprefix(own)
            added = "".join(f",{self._line_end}{margin}{self._shifted(one, step)}" for one in entries)
        yield self._edit(value.end, value.end, added)

    def _removed(self, entries: Sequence[_Entry]) -> Iterator[Edit]:
        """Entries taken away, each with the comma before it; the first entries of all with the comma after them."""
        gone = {one.position for one in entries}
        for one in entries:
            if gone.issuperset(range(one.position)):
                yield self._edit(one.key.start, self.entries[one.position + 1].key.start, "")
            else:
                yield self._edit(self.entries[one.position - 1].value.end, one.value.end, "")

    def _written(self, entry: _Entry) -> str:
        return self.text[entry.key.start : entry.value.end]

    def _shifted(self, entry: _Entry, step: str) -> str:
        """An entry, the further lines of its value further in."""
        return _LINE.sub(rf"\g<1>\g<2>{step}", self._written(entry))

    @property
    def _between(self) -> str:
        """What stands between two entries of one line, as the object has it."""
        pairs = zip(self.entries, self.entries[1:], strict=False)
        found = [self.text[one.value.end : other.key.start] for one, other in pairs]
        return next((each for each in found if "\n" not in each and "\r" not in each), ", ")

    @property
    def _line_end(self) -> str:
        found = _LINE.search(self.text)
        return found[1] if found else "\n"

    def _step(self, margin: str) -> str:
        """By how much the entries of the object stand further in than what closes it."""
        closing = self._margin(self.node.end - 1)
        step = margin.removeprefix(closing) if closing is not None else ""
        return step or _STEP
