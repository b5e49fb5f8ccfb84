"""What picks something out of what it is called with, or hands it on: `operator`, `functools`, and libraries that look
values up by a path, `jmespath.search("influxdb[0].user", data)`, `glom(data, "influxdb.0.user")`,
`toolz.get_in(["influxdb", 0, "user"], data)`; or writes it out by its names, as `csv.DictWriter` does.

Sources: docs.python.org, "operator", "functools"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from influx_lint.flow import access, attributes, wholes, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import Partial
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, strings, text
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Const, Special, Value, one
from influx_lint.languages.python.models import formats
from influx_lint.meanings import mappings
from influx_lint.meanings.models import Kind, Models, carrying_all, first

_ITEM, _ATTRIBUTE, _METHOD, _ROWS = "itemgetter", "attrgetter", "methodcaller", "rows of a table"


def _getter(
    get: Callable[[Machine, Value, Value, Site], Value], run: Machine, getter: Special, arguments: Arguments, site: Site
) -> Value:
    """What gets one thing of what it is called with, or a tuple of several."""
    value = first(arguments)
    found = [get(run, value, each, site) for each in getter.carried]
    return found[0] if len(found) == 1 else run.sequence(site, found)


def _item(run: Machine, value: Value, key: Value, site: Site) -> Value:
    return access.index(run, value, key, Reading(site, Form.GETTER, site.origin))


def _attribute(run: Machine, value: Value, path: Value, site: Site) -> Value:
    constants = strings(path)
    if len(constants) != 1:
        return UNKNOWN
    place = site.near(constants[0].origin)
    for step in str(constants[0].value).split("."):
        value = attributes.read(run, value, step, site, place)
    return value


def _call_method(run: Machine, caller: Special, arguments: Arguments, site: Site) -> Value | None:
    given = caller.carried
    name = text(given[0]) if given else None
    if name is None:
        return None
    method = attributes.read(run, first(arguments), name, site, site.origin)
    return run.call(method, Arguments(list(given[1:])), site)


def _get_item(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`operator.getitem(value, key)`."""
    key = arguments.value(1)
    value = first(arguments)
    return access.index(run, value, key, Reading(site, Form.SUBSCRIPT, site.origin))


def _set_item(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`operator.setitem(value, key, element)`."""
    if len(arguments.positional) == 3:
        holder, key, element = arguments.positional
        writes.write(run, holder, key, element, site)
    return NONE


def _reduce(run: Machine, arguments: Arguments, site: Site) -> Value:
    if len(arguments.positional) < 2:
        return UNKNOWN
    function, iterable = arguments.positional[:2]
    rounds = [*access.iterate(run, iterable, site).each]
    value = arguments.positional[2] if len(arguments.positional) > 2 else rounds.pop(0) if rounds else UNKNOWN
    for each in rounds:
        value = run.call(function, Arguments([value, each]), site)
    return value


def _partial(_run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`functools.partial(function, …)`."""
    positional = tuple(arguments.positional[1:])
    return one(Partial(first(arguments), positional, tuple(arguments.named.items()), arguments.spread))


_PATH = re.compile(r"""(?:\w+|"[^"\\]+"|\[-?\d+\])(?:\.\w+|\."[^"\\]+"|\[-?\d+\])*""")
_STEP = re.compile(r"""\w+|"[^"\\]+"|\[-?\d+\]""")


def _by_text(path: int, data: int, run: Machine, arguments: Arguments, site: Site) -> Value:
    """The model of a function that takes a path as text; the arguments stand at these positions."""
    value = arguments.value(data)
    found = [_follow(run, value, constant, site) for constant in strings(arguments.get(path) or NOTHING)]
    return join(found) or UNKNOWN


def _follow(run: Machine, value: Value, path: Const, site: Site) -> Value:
    written = str(path.value)
    if _PATH.fullmatch(written) is None:
        return UNKNOWN
    for step in _STEP.finditer(written):
        name = step[0].strip('[]"')
        if step[0].startswith("[") or name.isdecimal():
            value = access.index(run, value, one(Const(int(name))), Reading(site, Form.SUBSCRIPT, site.origin, NOTHING))
            continue
        start = step.start() + step[0].startswith('"')
        origin = formats.place_in(run, path, (start, start + len(name)), site)
        value = access.index(
            run, value, one(Const(name, origin)), Reading(site, Form.GETTER, site.near(origin), NOTHING)
        )
    return value


def _by_keys(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`get_in(keys, value)`: the steps of a path one by one."""
    listed = access.iterate(run, first(arguments), site).listed
    value = arguments.value(1)
    for key in listed if listed is not None else [UNKNOWN]:
        value = access.index(run, value, key, Reading(site, Form.GETTER, site.origin, NOTHING))
    return value


def _write_row(run: Machine, fields: Special, arguments: Arguments, site: Site) -> None:
    wholes.note_fields(run, _constants(run, fields.carried), arguments.get(0, "rowdict") or NOTHING, site)


def _write_rows(run: Machine, fields: Special, arguments: Arguments, site: Site) -> None:
    row = access.iterate(run, arguments.get(0, "rowdicts") or NOTHING, site).any
    wholes.note_fields(run, _constants(run, fields.carried), row, site)


def _constants(run: Machine, names: Value) -> list[Const]:
    return strings(wholes.constants_in(run, names) or NOTHING)


MODELS = Models(
    functions={
        "csv.DictWriter": lambda _run, arguments, _site: one(Special(_ROWS, arguments.get(1, "fieldnames") or NOTHING)),
        "functools.partial": _partial,
        "functools.reduce": _reduce,
        "operator.itemgetter": carrying_all(_ITEM),
        "operator.attrgetter": carrying_all(_ATTRIBUTE),
        "operator.methodcaller": carrying_all(_METHOD),
        "operator.getitem": _get_item,
        "operator.setitem": _set_item,
        "operator.contains": mappings.has,
        "jmespath.search": partial(_by_text, 0, 1),
        **dict.fromkeys(("glom.glom", "pydash.get"), partial(_by_text, 1, 0)),
        **dict.fromkeys(("toolz.get_in", "cytoolz.get_in", "toolz.dicttoolz.get_in"), _by_keys),
    },
    kinds={
        _ITEM: Kind(call=partial(_getter, _item)),
        _ATTRIBUTE: Kind(call=partial(_getter, _attribute)),
        _METHOD: Kind(call=_call_method),
        _ROWS: Kind(methods={"writerow": _write_row, "writerows": _write_rows}),
    },
)
