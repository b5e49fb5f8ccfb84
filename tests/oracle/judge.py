"""Holds the marks of a case against what its programs really did."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from oracle.case import READ_CODES, UNREAD_CODES, Case, Mark, Place
from oracle.run import Event, Execution, run

_EVERY_ENDPOINT_HAS = frozenset({"host", "hostname", "cluster", "service", "type", "rel", "scheme", "password"})
_OLD_CODES = ("NFX201", "NFX202", "NFX203")
_MARK_OLD = (*_OLD_CODES, "NFX290")
_KEY_CODES = (*_OLD_CODES, "NFX210")


def disagreements(case: Case) -> list[str]:
    """What is wrong with the marks of a case, each in one line; nothing where they agree with its executions."""
    return Judgement(case, run(case.root, "old"), run(case.root, "new")).disagreements()


class Judgement:
    """A case and its two executions."""

    def __init__(self, case: Case, old: Execution, new: Execution) -> None:
        self._case = case
        self._old = old
        self._new = new
        noted = [event for event in (*old.events, *new.events) if event.code is not None]
        copied = _copied_whole((*old.events, *new.events))
        self._events = [event for event in noted if (event.place, event.relationship) not in copied]
        self._label_places = {place for places in case.labels.values() for place in places}

    def disagreements(self) -> list[str]:
        """All complaints, those of the marks first."""
        return [*self._marks(), *self._reads(), *self._outcomes()]

    def _marks(self) -> Iterator[str]:
        """Each mark has its read."""
        seen = [mark for mark in self._case.marks if mark.code not in UNREAD_CODES]
        for place in sorted({mark.place for mark in seen}):
            here = [mark for mark in seen if mark.place == place]
            yield from self._plain_marks(place, [mark for mark in here if not mark.label and not mark.unseen])
            for mark in here:
                if mark.unseen:
                    yield from self._unseen_mark(mark)
            for label in sorted({mark.label for mark in here if mark.label}):
                yield from self._labelled_marks(place, label, [mark.code for mark in here if mark.label == label])

    def _plain_marks(self, place: Place, marks: list[Mark]) -> Iterator[str]:
        read = {(event.key, event.code) for event in self._events if event.place == place and event.code}
        for code, count in Counter(mark.code for mark in marks).items():
            fitting = sorted(key for key, own in read if code not in _KEY_CODES or own == code)
            if code in _KEY_CODES and len(fitting) != count:
                yield f"{_at(place)} {count} times {code} marked, but read: {fitting or 'nothing of it'}"
            elif not fitting:
                yield f"{_at(place)} {code} marked, but no such key is read"
        old = {key for key, code in read if code in _OLD_CODES}
        if any(mark.code == "NFX290" for mark in marks) and len(old) != sum(mark.code in _MARK_OLD for mark in marks):
            yield f"{_at(place)} reads the old keys {sorted(old)}, but the marks count otherwise"

    def _labelled_marks(self, place: Place, label: str, codes: list[str]) -> Iterator[str]:
        text = self._case.text(place)
        named = {
            (event.key, event.code)
            for event in self._events
            if event.place in self._case.labels[label] and event.code and _is_named(event, text)
        }
        for code, count in Counter(codes).items():
            fitting = sorted(key for key, own in named if code not in _KEY_CODES or own == code)
            if (code in _KEY_CODES and len(fitting) != count) or not fitting:
                yield f"{_at(place)} {count} times {code} marked (read {label}), but there it reads: {fitting}"

    def _unseen_mark(self, mark: Mark) -> Iterator[str]:
        above = self._case.text(Place(mark.place.path, mark.place.line - 1)) if mark.place.line > 1 else ""
        if not above.strip().startswith("#"):
            yield f"{_at(mark.place)} an unseen read needs a comment above that says why"
        if mark.unseen == "raises" and mark.place not in self._new.failed_at:
            yield f"{_at(mark.place)} said to raise under the new payload, but it does not"

    def _reads(self) -> Iterator[str]:
        """Each read of an old key, or of a new one under an old version, has its mark."""
        for event in dict.fromkeys(self._events):
            if not self._is_marked(event):
                yield f"{_at(event.place)} reads {'.'.join(event.path)} of {event.relationship}: {event.code} unmarked"

    def _is_marked(self, event: Event) -> bool:
        fitting = {event.code, "NFX290", "NFX291"}
        if any(mark.place == event.place and mark.code in fitting for mark in self._case.marks if not mark.label):
            return True
        if event.code in self._case.suppressed.get(event.place, ()):
            return True
        if event.test and self._case.allowed.get(event.place):
            return True
        if event.code == "NFX210" and self._handles_both(event.place):
            return True
        return any(
            mark.code in fitting and _is_named(event, self._case.text(mark.place))
            for label, places in self._case.labels.items()
            if event.place in places
            for mark in self._case.marks
            if mark.label == label
        )

    def _handles_both(self, place: Place) -> bool:
        """Whether the innermost function (or the module) around a line has a mark of code that handles both shapes."""
        scope = _scope(self._case.sources[place.path], place.line)
        return any(
            mark.code == "NFX290" and mark.place.path == place.path and mark.place.line in scope
            for mark in self._case.marks
        )

    def _outcomes(self) -> Iterator[str]:
        codes = {mark.code for mark in self._case.marks}
        if not self._old.printed and not self._new.printed:
            yield "the case prints nothing"
        if codes & READ_CODES:
            if self._old.outcome == self._new.outcome:
                yield "findings are marked, but the outcome is the same under both payloads"
            if "NFX210" not in codes and self._old.status:
                yield f"fails under the old payload: {self._old.errors}"
            if not codes & (READ_CODES - {"NFX210"}) and self._new.status:
                yield f"fails under the new payload: {self._new.errors}"
        elif self._new.status and "NFX291" not in codes and not self._case.suppressed:
            yield f"nothing is marked, but it fails under the new payload: {self._new.errors}"
        if codes == {"NFX290"} and self._old.outcome != self._new.outcome:
            yield f"handles both shapes, but the outcomes differ: {self._old} {self._new}"


def _copied_whole(events: Iterable[Event]) -> set[tuple[Place, str]]:
    """Lines that read every key there is: they copy an endpoint and name no key."""
    keys: dict[tuple[Place, str], set[str]] = {}
    for event in events:
        keys.setdefault((event.place, event.relationship), set()).add(event.path[0])
    return {line for line, read in keys.items() if read >= _EVERY_ENDPOINT_HAS}


def _is_named(event: Event, line: str) -> bool:
    """Whether a line names what is read, or how a variable's name ends."""
    words = re.findall(r"\w+", line)
    is_ending = event.code == "NFX203" and any(event.key.endswith(f"_{word.upper()}") for word in words)
    return event.key in words or is_ending


def _scope(source: str, line: int) -> range:
    around = [
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return min((one for one in around if line in one), key=len, default=range(1, source.count("\n") + 2))


def _at(place: Place) -> str:
    return f"{place.path}:{place.line}:"
