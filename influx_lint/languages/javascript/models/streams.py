"""Streams of Node: a readable one is known by the list of what it gives."""

from __future__ import annotations

from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import FunctionObject
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import text
from influx_lint.flow.values import UNKNOWN, Atom, Value, one
from influx_lint.languages.javascript.models import arrays
from influx_lint.meanings.models import Models, first, same


def _on(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    """`readable.on("data", function)`."""
    if text(first(arguments)) == "data":
        arrays.METHODS["forEach"](run, receiver, arguments.after(), site)
    return one(receiver)


def _pipeline(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`pipeline(readable, …functions)`, each of which makes another of what is before it."""
    given = first(arguments)
    for stage in arguments.after().positional:
        is_made = any(isinstance(atom, FunctionObject) for atom in stage)
        given = run.call(stage, Arguments([given]), site) if is_made else UNKNOWN
    return given


MODELS = Models(
    functions={
        **dict.fromkeys(("stream.Readable.from", "stream.default.Readable.from"), same),
        **dict.fromkeys(("stream.pipeline", "stream.promises.pipeline", "stream/promises.pipeline"), _pipeline),
    },
    methods={kind: {**arrays.METHODS, "on": _on} for kind in arrays.LISTS},
)
