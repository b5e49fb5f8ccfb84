"""What Symfony fills parameters with: `#[Autowire('%env(key:org:key:0:key:influxdb:json:base64:NAME)%')]`.

Source: symfony.com/doc, "Environment Variable Processors", "Defining Service Dependencies Automatically (Autowiring)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, strings
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Const, Value, one
from influx_lint.meanings import encoded, key_paths
from influx_lint.meanings.models import Handler, Models, same

_VARIABLE = re.compile(r"%env\(([^()]+)\)%")
_WITH_NAME = frozenset({"key", "default"})
"""The processors behind which a name stands that they take."""

_MAKING: dict[str, Handler] = {
    "json": encoded.from_json,
    "base64": encoded.from_base64,
    **dict.fromkeys(("default", "string", "trim"), same),
}


def _autowired(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`#[Autowire('%env(processors:NAME)%')]`, `#[Autowire(env: 'processors:NAME')]`."""
    found = [_processed(run, each, 0, str(each.value), site) for each in strings(arguments.named.get("env", NOTHING))]
    for each in strings(arguments.get(0, "value") or NOTHING):
        inner = _VARIABLE.fullmatch(str(each.value))
        found += [_processed(run, each, inner.start(1), inner[1], site)] if inner is not None else []
    return join(found) or UNKNOWN


def _processed(run: Machine, text: Const, start: int, written: str, site: Site) -> Value:
    """What processors make of a variable, which are `written` in a text from `start` on: the last one is the first."""
    *steps, name = _parts(text, start, written)
    value = encoded.variable(run, Arguments([one(name)]), site)
    made: list[tuple[str, Const | None]] = []
    while steps:
        processor = str(steps.pop(0).value)
        made.append((processor, steps.pop(0) if processor in _WITH_NAME and steps else None))
    for processor, key in reversed(made):
        if processor == "key" and key is not None:
            value = key_paths.reached(run, value, [key], NONE, site)
        else:
            value = _MAKING.get(processor, _unknown)(run, Arguments([value]), site) or UNKNOWN
    return value


def _unknown(*_given: object) -> Value:
    return UNKNOWN


def _parts(text: Const, start: int, written: str) -> Iterator[Const]:
    """The words of a variable with its processors, each at its own characters."""
    for each in written.split(":"):
        end = start + len(each)
        place = key_paths.part(text, start, end, len(str(text.value)))
        yield Const(int(each) if each.isdigit() else each, place, text.written)
        start = end + 1


AUTOWIRE = "\\Symfony\\Component\\DependencyInjection\\Attribute\\Autowire"

MODELS = Models(functions={AUTOWIRE: _autowired})
