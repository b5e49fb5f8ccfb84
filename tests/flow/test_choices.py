"""What the arms of a branch left is seen by a later branch on the same test, as long as anybody can ask that again."""

from __future__ import annotations

from pathlib import Path

import pytest

from influx_lint.flow import ir
from influx_lint.flow.choices import Choices
from influx_lint.flow.frames import Frame, FrameKind
from influx_lint.flow.platform import Endpoint
from influx_lint.flow.store import Store
from influx_lint.flow.values import Changes, Value, one

PATH = Path("main.py")
CHOSEN: Value = one(Endpoint(3, "metrics", "metrics", False))
OTHER: Value = one(Endpoint(4, "database", "database", False))
MODULE = Frame(FrameKind.MODULE, 1, ir.Scope(frozenset({"shared", "found"})), None, PATH, "main")


def function(*, captured: bool) -> Frame:
    """A function under way, within which another was made, or not."""
    return Frame(FrameKind.FUNCTION, 2, ir.Scope(frozenset({"own"})), MODULE, PATH, "read", captured=captured)


@pytest.mark.parametrize(
    ("name", "captured", "is_known"), [("own", False, False), ("own", True, True), ("shared", False, True)]
)
def test_what_is_asked_about_a_functions_names_is_forgotten_with_it(name: str, captured: bool, is_known: bool) -> None:
    store, frame = Store(), function(captured=captured)
    choices, test = Choices(store), ir.Name(0, name)
    arms: list[Changes] = [{(1, "found"): CHOSEN}, {(1, "found"): OTHER}]
    choices.merge(choices.question(test, frame), arms, arms[0])
    choices.forget()
    choices.assume(choices.question(test, frame), True)
    assert store.get(1, "found") == (CHOSEN if is_known else CHOSEN | OTHER)
