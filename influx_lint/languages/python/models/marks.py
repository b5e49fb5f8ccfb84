"""Marks that decorators put on tests and on their classes: those that have them skipped, those that name fixtures, and
those that set variables.

Sources: the documentation of Python's `unittest` ("Skipping tests and expected failures") and of pytest ("How to use
skip and xfail", "Use fixtures in classes and modules with `usefixtures`").
"""

from __future__ import annotations

from influx_lint.flow import conditions
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, strings
from influx_lint.flow.store import ANY
from influx_lint.flow.values import NOTHING, UNKNOWN, ClassObject, FunctionObject, Special, Value, one
from influx_lint.meanings.models import Handler, Kind, Models

SKIP = "mark that skips"
USE = "mark that uses fixtures"


def _skip(*, where: bool) -> Handler:
    def handler(run: Machine, arguments: Arguments, _site: Site) -> Value | None:
        if not arguments.positional or strings(arguments.positional[0]):
            return None
        condition = conditions.truth(run, arguments.positional[0])
        return one(Special(SKIP, condition if where else conditions.negated(condition)))

    return handler


def _use(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    return one(Special(USE, tuple(str(each.value) for value in arguments.positional for each in strings(value))))


def put(run: Machine, mark: Special, arguments: Arguments, _site: Site) -> Value:
    """Puts a mark on what it decorates, which stays what it is."""
    decorated = arguments.get(0, "") or UNKNOWN
    for atom in decorated:
        if isinstance(atom, FunctionObject | ClassObject):
            place = _place(run, atom)
            run.store.set(place, ANY, join([run.store.get(place, ANY) or NOTHING, one(mark)]))
    return decorated


def on(run: Machine, owner: FunctionObject | ClassObject) -> Value:
    """The marks on a function or a class."""
    return run.store.get(_place(run, owner), ANY) or NOTHING


def _place(run: Machine, owner: FunctionObject | ClassObject) -> int:
    return run.places.intern(("marks", owner))


MODELS = Models(
    functions={
        **dict.fromkeys(("unittest.skipIf", "unittest.case.skipIf"), _skip(where=True)),
        **dict.fromkeys(("pytest.mark.skipif", "pytest.mark.xfail"), _skip(where=True)),
        **dict.fromkeys(("unittest.skipUnless", "unittest.case.skipUnless"), _skip(where=False)),
        "pytest.mark.usefixtures": _use,
    },
    kinds=dict.fromkeys((SKIP, USE), Kind(call=put)),
)
