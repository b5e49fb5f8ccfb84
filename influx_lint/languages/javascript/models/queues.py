"""Queues of jobs, BullMQ's and Bull's: what is put into one is there for what works through those of its name."""

from __future__ import annotations

from influx_lint.flow import access, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import Bound, FunctionObject
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import text
from influx_lint.flow.values import NOTHING, UNKNOWN, Const, Foreign, Special, Value, one
from influx_lint.languages.javascript.models import emitters
from influx_lint.meanings.models import Kind, Models, first

_QUEUE = "queue of jobs"
"""`carried` is what hears of its jobs: one for all queues of a name."""

_JOB: Value = one(Const("job"))


def _heard(run: Machine, arguments: Arguments) -> Foreign:
    name = text(first(arguments))
    return Foreign(run.places.intern((_QUEUE, name)), _QUEUE)


def _queue(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`new Queue(name, options)`."""
    return one(Special(_QUEUE, _heard(run, arguments)))


def _worker(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`new Worker(name, function)`."""
    emitters.listen(run, _heard(run, arguments), Arguments([_JOB, arguments.value(1)]), site)
    return UNKNOWN


def _process(run: Machine, queue: Special, arguments: Arguments, site: Site) -> Value:
    """`queue.process(name, concurrency, function)`, of which the first two may be left out."""
    for value in arguments.positional:
        if any(isinstance(atom, FunctionObject | Bound) for atom in value):
            emitters.listen(run, queue.carried, Arguments([_JOB, value]), site)
    return UNKNOWN


def _add(run: Machine, queue: Special, arguments: Arguments, site: Site) -> Value:
    """`queue.add(name, data)`, and `queue.add(data)`."""
    is_named = text(first(arguments)) is not None or len(arguments.positional) > 2
    return _put(run, queue, arguments.value(int(is_named)), site)


def _add_all(run: Machine, queue: Special, arguments: Arguments, site: Site) -> Value:
    """`queue.addBulk([{name, data}])`."""
    for each in access.iterate(run, first(arguments), site).each:
        data = access.index(run, each, one(Const("data")), Reading(site, Form.ATTRIBUTE, site.origin, NOTHING))
        _put(run, queue, data, site)
    return UNKNOWN


def _put(run: Machine, queue: Special, data: Value, site: Site) -> Value:
    job = run.mapping(site, "job")
    containers.set_key(run.store, job, "data", data)
    emitters.tell(run, queue.carried, _JOB, run.sequence(site, [one(job)], "jobs"), site)
    return UNKNOWN


MODELS = Models(
    functions={**dict.fromkeys(("bull", "bullmq.Queue"), _queue), "bullmq.Worker": _worker},
    kinds={_QUEUE: Kind(methods={"add": _add, "addBulk": _add_all, "process": _process})},
)
