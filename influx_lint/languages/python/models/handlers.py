"""The functions that models are made of, for type checkers: each says what a call gives, or nothing where it has
nothing to say."""

from __future__ import annotations

from collections.abc import Callable

from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.values import Special, Value

Handler = Callable[[Machine, Arguments, Site], Value | None]
SpecialHandler = Callable[[Machine, Special, Arguments, Site], Value | None]
