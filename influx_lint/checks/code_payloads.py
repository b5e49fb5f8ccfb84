"""NFX204: dictionaries of the old shape that code, or a JSON file that it loads, puts in the place of an InfluxDB
endpoint."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from influx_lint.findings import Applicability, Edit, Finding, Fix, Origin, Span
from influx_lint.flow.events import Company, Event, KeyRead, Payload
from influx_lint.languages.front import NoFixError
from influx_lint.project import json_moves
from influx_lint.project.nodes import Node
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
        rendered = json_moves.edits(self.root(), places, moves)
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
        rendered = writer.render([span for key, span in payload.places if key in old], policy.moved_keys)
    except NoFixError as error:
        return finding._replace(advice=str(error))
    return finding._replace(fix=Fix("give the payload the new shape", rendered, Applicability.UNSAFE))


def _has_shared_reads(payload: Payload, old: Collection[str], reads: Iterable[KeyRead]) -> bool:
    """Whether something that reads what the payload stands in for reads something else, too, and so stays."""
    return any(
        read.company is Company.SHARED and read.relationship == payload.relationship and (read.key or ("",))[0] in old
        for read in reads
    )
