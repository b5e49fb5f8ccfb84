"""Templates that a program fills with what it has: Jinja's, and those that web frameworks fill by their names.

Sources: the documentation of Jinja, "API" and "Template Designer Documentation"; of Flask, "Templates"; of Django,
"Shortcut functions"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from influx_lint.flow import access, attributes, containers, unfollowed, wholes, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import Instance
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoints, Relationships
from influx_lint.flow.possibilities import strings
from influx_lint.flow.values import NOTHING, UNKNOWN, Const, Mapping, Sequence, Special, Unknown, Value, one
from influx_lint.languages.python.models import formats
from influx_lint.meanings import copies
from influx_lint.meanings.models import Kind, Models

_ENGINE, _TEMPLATE = "engine of templates", "template of an engine"
"""An engine, by the mapping of what all of its templates are given; a template: its text, and that mapping."""

_NOT_FOLLOWED = "a template gets the credentials"

_TAG = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
_PATH = re.compile(r"""(?P<other>'[^']*'|"[^"]*"|[.|]\s*\w+)|(?P<path>[^\W\d]\w*(?:\.\w+|\[(?:'\w+'|"\w+"|\d+)\])*)""")
_NAME = re.compile(r"\w+")
_BINDING = re.compile(r"\{%-?\s*(?:for|set|with|macro|import|include|extends|from)\b")


def _engine(run: Machine, _arguments: Arguments, site: Site) -> Value:
    return one(Special(_ENGINE, run.mapping(site, "globals")))


def _made(_run: Machine, engine: Special, arguments: Arguments, _site: Site) -> Value:
    return one(Special(_TEMPLATE, (arguments.value(0, "source"), engine.carried)))


def _named(_run: Machine, engine: Special, _arguments: Arguments, _site: Site) -> Value:
    """A template of which only the name is known."""
    return one(Special(_TEMPLATE, (UNKNOWN, engine.carried)))


def _template(run: Machine, arguments: Arguments, site: Site) -> Value:
    return one(Special(_TEMPLATE, (arguments.value(0, "source"), run.mapping(site, "globals"))))


def _render(run: Machine, template: Special, arguments: Arguments, site: Site) -> Value:
    """`template.render(mapping, name=value)`."""
    source, known = template.carried
    context = run.mapping(site, "context")
    for base in (one(known), copies.dictionary(run, arguments, site)):
        writes.spread_into(run, context, base)
    _fill(run, source, one(context), site)
    return UNKNOWN


def _filled(
    position: int, named: str | None, run: Machine, arguments: Arguments, site: Site, *, by_name: bool = True
) -> Value:
    """A function of a framework that fills a template: what it is given at a position, or from there on by names, as
    `named` if there is a name for all."""
    given = arguments.get(position, named) if named is not None else None
    if given is None:
        given = copies.dictionary(run, Arguments([], arguments.named, None, arguments.spread), site)
    _fill(run, UNKNOWN if by_name else arguments.value(0, "source"), given, site)
    return UNKNOWN


def _response(run: Machine, arguments: Arguments, site: Site) -> None:
    """`TemplateResponse(request, name, context)`, or without the request, as methods of Starlette have it."""
    for given in (*arguments.positional[1:3], arguments.named.get("context") or NOTHING):
        _fill(run, UNKNOWN, frozenset(atom for atom in given if isinstance(atom, Mapping)), site)


def _processor(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`@application.context_processor`: what the function gives is given to all templates."""
    function = arguments.value(0)
    _fill(run, UNKNOWN, run.call(function, Arguments(), site), site)
    return function


def _fill(run: Machine, source: Value, context: Value, site: Site) -> None:
    """What a template reads of what it is given, as far as its text is known; all of it may be read otherwise."""
    texts = [each for each in strings(source) if not _BINDING.search(str(each.value))]
    start = len(run.reads.log)
    for text in texts:
        for steps in _paths(str(text.value)):
            _read(run, context, text, steps, site)
    run.reads.relate([number] for number in run.reads.log[start:])
    if len(texts) < len(source):
        for value in _given(run, context):
            several = frozenset(each for each in value if isinstance(each, Endpoints | Sequence))
            wholes.note(run, (value - several) | access.iterate(run, several, site).any, site)
            if any(isinstance(each, Relationships) for each in value):
                unfollowed.give_up_on(run, Arguments([value]), site.origin, _NOT_FOLLOWED)


def _given(run: Machine, context: Value) -> Iterator[Value]:
    """What stands under the names of a context, and what it was spread from."""
    for atom in context:
        if isinstance(atom, Mapping):
            yield from (run.store.known(atom.place, key) for key in containers.keys(run.store, atom))
            for layer in containers.layers(run.store, atom):
                yield layer - frozenset(each for each in layer if isinstance(each, Mapping))
                yield from _given(run, layer)
        elif not isinstance(atom, Unknown):
            yield one(atom)


def _paths(text: str) -> Iterator[list[tuple[int, int]]]:
    """Where the steps of the paths stand that a template asks for."""
    for tag in _TAG.finditer(text):
        for found in _PATH.finditer(text, *tag.span(1 if tag[1] is not None else 2)):
            if found["path"]:
                yield [step.span() for step in _NAME.finditer(text, *found.span())]


def _read(run: Machine, value: Value, text: Const, steps: list[tuple[int, int]], site: Site) -> None:
    for begin, end in steps:
        name = str(text.value)[begin:end]
        place = formats.place_in(run, text, (begin, end), site)
        key = one(Const(int(name) if name.isdecimal() and len(name) < 4 else name, place))
        objects = frozenset(each for each in value if isinstance(each, Instance))
        found = access.index(run, value - objects, key, Reading(site, Form.GETTER, site.near(place), UNKNOWN))
        value = found | attributes.read(run, objects, name, site, place) if objects else found


_FLASK = ("flask", "flask.templating", "quart")
_ENGINES = ("Environment", "environment.Environment", "sandbox.SandboxedEnvironment", "nativetypes.NativeEnvironment")

MODELS = Models(
    functions={
        **{f"jinja2.{name}": _engine for name in _ENGINES},
        **dict.fromkeys(("jinja2.Template", "jinja2.environment.Template"), _template),
        **{f"{module}.render_template": partial(_filled, 1, None) for module in _FLASK},
        **{f"{module}.render_template_string": partial(_filled, 1, None, by_name=False) for module in _FLASK},
        "django.shortcuts.render": partial(_filled, 2, "context"),
        "django.template.loader.render_to_string": partial(_filled, 1, "context"),
    },
    unknown={
        "TemplateResponse": _response,
        **dict.fromkeys(("context_processor", "app_context_processor"), _processor),
    },
    kinds={
        _ENGINE: Kind(
            methods={**dict.fromkeys(("get_template", "select_template"), _named), "from_string": _made},
            attribute=lambda _run, engine, name, _site: one(engine.carried) if name == "globals" else None,
        ),
        _TEMPLATE: Kind(methods=dict.fromkeys(("render", "render_async", "stream", "generate"), _render)),
    },
)
