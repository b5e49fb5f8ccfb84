"""NFX204: dictionaries of the old shape that code, or a JSON file that it loads, puts in an endpoint's place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from influx_lint.findings import Applicability, Edit, Finding, Fix, Origin, Span
from influx_lint.flow.events import Company, KeyRead, Payload
from influx_lint.languages.front import NoFixError
from influx_lint.registry import rules
from influx_lint.registry.policy import Policy, moves_text

if TYPE_CHECKING:
    from influx_lint.checks.code_judge import Judge
    from influx_lint.languages.found import Found


Render = Callable[[Sequence[Span], Mapping[str, Sequence[str]]], tuple[Edit, ...]]
"""Gives the edits that move the keys of the dictionary with keys at some places. Raises NoFixError."""


def check(
    payloads: Iterable[Payload], found: Found, judge: Judge, render: Render, *, is_used_elsewhere: bool = False
) -> Iterator[Finding]:
    """The findings about `payloads` of one file, each dictionary once, with a fix or with advice. `found` is all that
    was found in the project, and `render` makes the edits. The file `is_used_elsewhere` where code that was not gone
    through has its name, and may load it for something else."""
    reads = [event for events in found.events.values() for event in events if isinstance(event, KeyRead)]
    made: dict[Span, Finding] = {}
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
                alone = not is_used_elsewhere
                made[finding.span] = _mended(finding, payload, keys, reads, judge.policy, render, alone=alone)
    yield from made.values()


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
    finding: Finding,
    payload: Payload,
    old: Collection[str],
    reads: Iterable[KeyRead],
    policy: Policy,
    render: Render,
    *,
    alone: bool,
) -> Finding:
    """The finding with its fix, or with what to do by hand."""
    if not payload.is_read and _has_shared_reads(payload, old, reads):
        return finding._replace(advice="what reads it has to be changed by hand: change both together")
    if not alone:
        return finding._replace(advice="other code names this file, too: change all of it together")
    if not payload.is_repairable:
        return finding._replace(
            advice="its keys come from several places, or are read by what reads no endpoint: change all of it together"
        )
    try:
        rendered = render([span for key, span in payload.places if key in old], policy.moved_keys)
    except NoFixError as error:
        return finding._replace(advice=str(error))
    return finding._replace(fix=Fix("give the payload the new shape", rendered, Applicability.UNSAFE))


def _has_shared_reads(payload: Payload, old: Collection[str], reads: Iterable[KeyRead]) -> bool:
    """Whether something that reads what the payload stands in for reads something else, too, and so stays."""
    return any(
        read.company is Company.SHARED and read.relationship == payload.relationship and (read.key or ("",))[0] in old
        for read in reads
    )
