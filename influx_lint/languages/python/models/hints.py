"""What annotations hold."""

from __future__ import annotations

from influx_lint.flow import containers
from influx_lint.flow.machine import Machine
from influx_lint.flow.possibilities import join
from influx_lint.flow.values import Library, Sequence, Special, Value


def annotated(run: Machine, annotation: Value) -> Value:
    """What stands behind the type in `Annotated[type, …]`."""
    found: list[Value] = []
    for atom in annotation:
        if isinstance(atom, Special) and atom.kind == "generic" and isinstance(atom.carried, tuple):
            base, key = atom.carried
            if isinstance(base, Library) and base.name.endswith(".Annotated"):
                parts = [containers.elements(run.store, each) or [] for each in key if isinstance(each, Sequence)]
                found += [each for listed in parts for each in listed[1:]]
    return join(found)
