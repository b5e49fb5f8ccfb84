"""The order in which possibilities are gone through."""

from __future__ import annotations

from pathlib import Path

from influx_lint.flow import ir
from influx_lint.flow.frames import Bound, Frame, FrameKind, FunctionObject
from influx_lint.flow.possibilities import ordered
from influx_lint.flow.values import Atom, Library


def test_functions_of_one_name_come_in_the_order_of_the_text() -> None:
    """In JavaScript and PHP most have none; sets have them in the order of where they are in memory."""
    frame = Frame(FrameKind.MODULE, 1, ir.Scope(frozenset()), None, Path("main.js"), "main")
    nodes = [ir.Function(at, "", (), (), ir.Scope(frozenset()), False, False, (), 1) for at in range(1_000, 1_040)]
    functions = [FunctionObject(node, frame, {}) for node in reversed(nodes)]
    methods = [Bound(function, Library("this")) for function in functions]
    for made in (functions, methods):
        found = ordered(frozenset[Atom](made))
        assert found == made[::-1]
