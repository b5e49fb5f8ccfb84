"""NFX204: dictionaries of the old shape that code, or a JSON file that it loads, puts in the place of an InfluxDB
endpoint."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from influx_lint.findings import Applicability, Edit, Finding, Fix, Origin, Span
from influx_lint.flow.events import Company, Event, KeyRead, Payload
from influx_lint.languages.front import NoFixError
from influx_lint.project.nodes import Mapping as MappingNode, Node, Scalar, mappings
from influx_lint.registry import rules
from influx_lint.registry.policy import Policy, moves_text

if TYPE_CHECKING:
    from influx_lint.checks.code_judge import Judge
    from influx_lint.languages.front import Editor


class Writer(Protocol):
    """What knows how dictionaries are written in a file, and whether code that is not known may read them."""

    @property
    def is_used_elsewhere(self) -> bool: ...

    def render(self, places: Sequence[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...]:
        """The edits that move the keys of the dictionary with keys at `places`. Raises NoFixError."""


class InCode(NamedTuple):
    """Dictionaries that are written in code; `source` gives the file as edits need it."""

    source: Callable[[], Editor]
    is_used_elsewhere: bool = False

    def render(self, places: Sequence[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...]:
        return self.source().reshaped(places, moves)


class InDocument(NamedTuple):
    """Dictionaries that are written in a JSON file. `root` gives its top node; it `is_used_elsewhere` where code that
    was not gone through has its name, and may load it for something else."""

    root: Callable[[], Node]
    is_used_elsewhere: bool

    def render(self, places: Sequence[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...]:
        rendered = moved_in_json(self.root(), places, moves)
        if rendered is None:
            raise NoFixError("there is no one way to move its keys: change it by hand")
        return rendered


def check(payloads: Iterable[Payload], events: Sequence[Event], judge: Judge, writer: Writer) -> Iterator[Finding]:
    """The findings about `payloads` of one file, each dictionary once, with a fix or with advice.

    `events` are the reads of the whole project, and `writer` makes the edits.
    """
    reads = [event for event in events if isinstance(event, KeyRead)]
    found: dict[Span, Finding] = {}
    told: set[Span] = set()
    for payload in sorted(payloads, key=lambda payload: -len(payload.places)):
        old = _old_keys(payload, judge.policy)
        places = [(key, span) for key, span in payload.places if key in old]
        if payload.is_own or told.issuperset(span for _, span in places):
            continue
        if judge.endpoints.is_done_without(payload.relationship, reads):
            continue
        endpoint = judge.endpoints.stood_in_for(payload, old)
        if endpoint is not None and not _fits_the_code(payload, old, reads, judge):
            keys = [key for key, _ in places]
            moves = [(key, judge.policy.moved_keys[key]) for key in dict.fromkeys(keys)]
            change = moves_text(moves, "{} is {}", "{} is under {}", "{} are under {}")
            message = f"this payload has the old shape (`{keys[0]}` {judge.fate(endpoint.services).words}): {change}"
            finding = judge.page.finding(rules.OLD_PAYLOAD, Origin(payload.origin.path, places[0][1]), message)
            if finding is not None:
                told.update(span for _, span in places)
                found[finding.span] = _mended(finding, payload, keys, reads, judge.policy, writer)
    yield from found.values()


def _old_keys(payload: Payload, policy: Policy) -> frozenset[str]:
    """The keys of the old shape that a payload has without their counterparts."""
    return frozenset(
        old for old, new in policy.moved_keys.items() if (old,) in payload.keys and new not in payload.keys
    )


def _fits_the_code(payload: Payload, old: Collection[str], reads: Iterable[KeyRead], judge: Judge) -> bool:
    """Whether all the code that reads what the payload stands in for handles both shapes, key by key: what reads a key
    of the old shape where it is there needs no other. Of a payload whose keys nobody reads, any others tell."""
    about = [read for read in reads if read.relationship in (payload.relationship, None)]
    found = {}
    for key, new in judge.policy.moved_keys.items():
        found[key] = [read for read in about if read.key == (key,)] or [read for read in about if read.key == new]
    read_keys = [key for key in found if found[key]]
    tell = [key for key in read_keys if key in old] or read_keys
    return bool(tell) and all(judge.handle_both(found[key]) for key in tell)


def _mended(
    finding: Finding, payload: Payload, old: Collection[str], reads: Iterable[KeyRead], policy: Policy, writer: Writer
) -> Finding:
    """The finding with its fix, or with what to do by hand."""
    if not payload.is_read and _has_shared_reads(payload, old, reads):
        return finding._replace(advice="what reads it has to be changed by hand: change both together")
    if writer.is_used_elsewhere:
        return finding._replace(advice="other code names this file, too: change all of it together")
    if not payload.is_repairable:
        return finding._replace(
            advice="its keys come from several places, or are read by what reads no endpoint: change all of it together"
        )
    try:
        rendered = writer.render([span for _, span in payload.places], policy.moved_keys)
    except NoFixError as error:
        return finding._replace(advice=str(error))
    return finding._replace(fix=Fix("give the payload the new shape", rendered, Applicability.UNSAFE))


def _has_shared_reads(payload: Payload, old: Collection[str], reads: Iterable[KeyRead]) -> bool:
    """Whether something that reads what the payload stands in for reads something else, too, and so stays."""
    return any(
        read.company is Company.SHARED and read.relationship == payload.relationship and (read.key or ("",))[0] in old
        for read in reads
    )


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


def moved_in_json(root: Node, places: Collection[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...] | None:
    """The edits after which the object whose keys stand at `places` has its old keys where `moves` says.

    Nothing where no one object has them, where a key is there twice, or where what is to hold a moved key is no object.
    """
    for node in mappings([root]):
        spans = {key.span for key, _ in node.entries}
        if spans.issuperset(places):
            moved = _Object(node, moves)
            return tuple(moved.edits()) if moved.is_sound else None
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
