"""Alternatives: which reads are made instead of one another."""

from __future__ import annotations

from pathlib import Path

from influx_lint.findings import Origin, Span
from influx_lint.flow.events import Form, KeyRead
from influx_lint.flow.frames import Waiting
from influx_lint.flow.lookups import Record
from influx_lint.flow.reads import Reads

OLD, NEW, OTHER = ("user",), ("username",), ("host",)


def _add(reads: Reads, key: tuple[str, ...], line: int, subject: str = "influxdb") -> int:
    origin = Origin(Path("main.py"), Span(line, 1, line, 2))
    record = Record(
        origin=origin,
        read=None,
        reader=origin,
        form=Form.SUBSCRIPT,
        key=key,
        relationship=subject,
        endpoint=1,
        subject=subject,
        tolerant=False,
        facts=frozenset(),
    )
    return reads.add(record, "frame")


def _alternatives(reads: Reads) -> list[frozenset[tuple[str, ...]]]:
    return [event.alternatives for event in reads.events() if isinstance(event, KeyRead)]


def test_the_same_read_has_the_same_number() -> None:
    reads = Reads()
    assert _add(reads, OLD, 1) == _add(reads, OLD, 1) != _add(reads, OLD, 2)


def test_related_stretches_learn_of_each_other() -> None:
    reads = Reads()
    first, second, third = _add(reads, OLD, 1), _add(reads, NEW, 2), _add(reads, OTHER, 3)
    reads.relate([[first], [second], [third]])
    assert _alternatives(reads) == [frozenset({NEW, OTHER}), frozenset({OLD, OTHER}), frozenset({OLD, NEW})]


def test_one_stretch_has_no_alternative() -> None:
    reads = Reads()
    reads.relate([[_add(reads, OLD, 1), _add(reads, NEW, 2)], []])
    assert _alternatives(reads) == [frozenset(), frozenset()]


def test_other_endpoints_are_no_alternative() -> None:
    reads = Reads()
    reads.relate([[_add(reads, OLD, 1)], [_add(reads, NEW, 2, subject="database")]])
    assert _alternatives(reads) == [frozenset(), frozenset()]


def test_what_follows_an_arm_that_left_is_its_alternative() -> None:
    reads = Reads()
    _add(reads, OTHER, 1)
    left = _add(reads, NEW, 2)
    waiting = Waiting([left], len(reads.log))
    _add(reads, OLD, 3)
    reads.relate_waiting([waiting])
    assert _alternatives(reads) == [frozenset(), frozenset({OLD}), frozenset({NEW})]
