"""Libraries that look values up by a path: `jmespath.search("influxdb[0].user", data)`,
`glom(data, "influxdb.0.user")`, `toolz.get_in(["influxdb", 0, "user"], data)`."""

from __future__ import annotations

import re

from influx_lint.flow import access
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, strings
from influx_lint.flow.values import NOTHING, UNKNOWN, Const, Value, one
from influx_lint.languages.python.models import formats
from influx_lint.meanings.models import Handler, Models

_PATH = re.compile(r"""(?:\w+|"[^"\\]+"|\[-?\d+\])(?:\.\w+|\."[^"\\]+"|\[-?\d+\])*""")
_STEP = re.compile(r"""\w+|"[^"\\]+"|\[-?\d+\]""")


def _by_text(path: int, data: int) -> Handler:
    """The model of a function that takes a path as text; the arguments stand at these positions."""

    def handler(run: Machine, arguments: Arguments, site: Site) -> Value:
        value = arguments.get(data, "") or UNKNOWN
        found = [_follow(run, value, constant, site) for constant in strings(arguments.get(path, "") or NOTHING)]
        return join(found) or UNKNOWN

    return handler


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


def _by_keys(keys: int, data: int) -> Handler:
    """The model of a function that takes the steps of a path one by one."""

    def handler(run: Machine, arguments: Arguments, site: Site) -> Value:
        listed, _ = access.iterate(run, arguments.get(keys, "") or UNKNOWN, site)
        value = arguments.get(data, "") or UNKNOWN
        for key in listed if listed is not None else [UNKNOWN]:
            value = access.index(run, value, key, Reading(site, Form.GETTER, site.origin, NOTHING))
        return value

    return handler


MODELS = Models(
    functions={
        "jmespath.search": _by_text(0, 1),
        "glom.glom": _by_text(1, 0),
        "pydash.get": _by_text(1, 0),
        **dict.fromkeys(("toolz.get_in", "cytoolz.get_in", "toolz.dicttoolz.get_in"), _by_keys(0, 1)),
    }
)
