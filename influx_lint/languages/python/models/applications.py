"""Objects of frameworks that a project puts its credentials into: what it puts there is found there again.

An application is known by the call that makes it, so that a function which makes and returns one makes always the
same. Frameworks hand it out as `current_app`, or as the `app` of a request; that is the project's only application
of that kind, if it has only one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from influx_lint.flow import access, attributes, containers, imports, ir, wholes, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import ClassObject, FunctionObject, Instance, ModuleObject, Partial
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.objects import bind
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import is_interesting, join, known_texts, may_be, specials, strings, text
from influx_lint.flow.store import ANY, ITEM
from influx_lint.flow.values import (
    NONE,
    NOTHING,
    UNFILLED,
    UNKNOWN,
    Atom,
    Cell,
    Const,
    Foreign,
    Library,
    Mapping,
    Sequence,
    Special,
    Value,
    View,
    one,
)
from influx_lint.languages.python.frameworks import APPLICATIONS
from influx_lint.languages.python.models import settings
from influx_lint.meanings import copies
from influx_lint.meanings.models import Kind, Models, first, itself

_WITH_REQUESTS = ("fastapi", "starlette", "aiohttp", "sanic", "litestar")
"""The frameworks whose requests know their application."""

_REQUESTS = frozenset({"request", "req"})
_APPLICATIONS = frozenset({"app", "application"})
_VIEWS = ("View", "HTTPEndpoint")
"""What parameters are called that frameworks give the request and the application to, and how the names of classes end
whose instances know the request."""

_ALL = "all"
_TOGETHER = "applications made on one way"

_HANDLERS = ("tornado.web.RequestHandler", "tornado.websocket.WebSocketHandler")
_OF_VIEWS = ("request", "application", "settings")
"""Tornado's classes of views, and what views of any framework know."""

REQUEST = "request"
TASK = "bound task"
_OF_TASKS, _BASE = "decorator of tasks", "base"
STATE = "state of requests"
_FACTORY = "maker of requests"
_VERBS = ("get", "post", "put", "patch", "delete", "head", "options", "generic")
_VIEW = "maker of a view"
_STATE = Special(STATE)
_CONFIGURATION = "configuration of an application"


def _maker(kind: str, run: Machine, arguments: Arguments, site: Site) -> Value:
    """The model of a class of applications."""
    application = Foreign(run.places.intern(("application", site.node)))
    before = [each.carried for each in specials(run.store.known(*_made(kind)), _TOGETHER)] or [()]
    run.store.set(*_made(kind), frozenset(Special(_TOGETHER, _with(each, application)) for each in before))
    made = one(application)
    lifespan = arguments.named.get("lifespan")
    if lifespan is not None:
        _begin(run, run.call(lifespan, Arguments([made]), site), site)
    return made


def _tornado(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Tornado's `Application(routes, **settings)`: a route's class is told what stands after it."""
    made = partial(_maker, "tornado")(run, arguments, site)
    settings_ = run.mapping(site, "settings")
    for base in arguments.spread:
        writes.spread_into(run, settings_, base)
    for name, value in arguments.named.items():
        containers.set_key(run.store, settings_, name, value)
    attributes.write(run, made, "settings", one(settings_), site)
    for route in access.iterate(run, arguments.get(0, "handlers") or NOTHING, site).each:
        for atom in route:
            parts = containers.elements(run.store, atom) if isinstance(atom, Sequence) else None
            if parts is not None and len(parts) > 2:
                _initialise(run, parts[1], parts[2], site)
    return made


def _initialise(run: Machine, classes: Value, given: Value, site: Site) -> None:
    for class_ in classes:
        method = run.objects.attribute(class_, "initialize") if isinstance(class_, ClassObject) else None
        if method is not None and isinstance(class_, ClassObject):
            instance = run.objects.instance(class_, site)
            run.call(bind(method, instance), Arguments(spread=(given,)), site)


def _route(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Tornado's `url(pattern, class, arguments)`."""
    given = [arguments.get(number, name) for number, name in enumerate(("pattern", "handler", "kwargs"))]
    return run.sequence(site, [each for each in given if each is not None])


def _write_state(run: Machine, _state: Special, name: str, value: Value) -> None:
    """`request.state.name = value`."""
    run.store.set(STATE, name, value)


def _begin(run: Machine, entered: Value, site: Site) -> None:
    """What the lifespan of an application yields is in the state of its requests."""
    for generator in entered:
        yielded = containers.any_element(run.store, generator) if isinstance(generator, Sequence) else NOTHING
        for atom in yielded:
            for key in containers.keys(run.store, atom) if isinstance(atom, Mapping) else ():
                held = access.index(run, one(atom), one(Const(key)), Reading(site, Form.SUBSCRIPT, site.origin))
                _write_state(run, _STATE, str(key), held)


def _made(kind: str) -> Cell:
    """What is known of the applications of a framework: those that the project has made on each way to here."""
    return ("applications", kind), _ALL


def _with(applications: tuple[Foreign, ...], another: Foreign) -> tuple[Foreign, ...]:
    return applications if another in applications else (*applications, another)


def _only(run: Machine, kinds: Iterable[str]) -> Value | None:
    """The only application of these frameworks, if there is just one, or a branch makes one of several."""
    of_kinds = [specials(run.store.known(*_made(kind)), _TOGETHER) for kind in kinds]
    ways = [[each.carried for each in ways] for ways in of_kinds if ways]
    if len(ways) != 1 or any(len(way) > 1 for way in ways[0]):
        return None
    return frozenset(application for way in ways[0] for application in way)


def _of_current(kind: str, run: Machine, name: str) -> Value | None:
    """An attribute of what stands for the running application of a framework."""
    application = _only(run, (kind,))
    if application is None:
        return None
    return join(attributes.of_foreign(run, atom, name) for atom in application if isinstance(atom, Foreign))


def named_parameter(run: Machine, function: FunctionObject, of: ir.Parameter) -> Value | None:
    """What frameworks give to a parameter of a name, of functions that nothing in the project calls."""
    if of.name in _REQUESTS:
        return request(run)
    if of.name == "self" and function.owner is None:
        return task(run, function)
    return _only(run, set(APPLICATIONS.values())) if of.name in _APPLICATIONS else None


def request(run: Machine) -> Value:
    """A request: what is known of it is its application, and what it carries."""
    return one(Special(REQUEST, _only(run, _WITH_REQUESTS)))


def task(run: Machine, function: FunctionObject) -> Value | None:
    """The task that is the first argument of one of Celery's bound functions: an instance of its base, where that is
    the project's own class; of any other, the application is known."""
    base = run.store.get((TASK, function), _BASE)
    if base:
        return run.call(base, Arguments(), Site(function.node, function.frame))
    application = _only(run, ("celery",))
    return one(Special(TASK, application)) if application is not None else None


def _with_base(_run: Machine, arguments: Arguments, _site: Site) -> Value | None:
    """`application.task(base=class, bind=True)`: a decorator."""
    base = frozenset(atom for atom in arguments.named.get("base", ()) if isinstance(atom, ClassObject))
    is_bound = any(isinstance(atom, Const) and bool(atom.value) for atom in arguments.named.get("bind", ()))
    return one(Special(_OF_TASKS, (base, is_bound))) if base or is_bound else None


def _decorate_task(run: Machine, decorator: Special, arguments: Arguments, _site: Site) -> Value:
    """Whoever calls a bound task leaves out its first parameter."""
    base, is_bound = decorator.carried
    return join(_task(run, atom, base, is_bound=is_bound) for atom in first(arguments))


def _task(run: Machine, atom: Atom, base: Value, *, is_bound: bool) -> Value:
    if not isinstance(atom, FunctionObject):
        return one(atom)
    if base:
        run.store.set((TASK, atom), _BASE, base)
    return one(Partial(one(atom), (task(run, atom) or UNKNOWN,), ())) if is_bound else one(atom)


def _of_task(_run: Machine, task: Special, name: str, _site: Site) -> Value | None:
    """An attribute of a task."""
    application: Value = task.carried
    return application if name == "app" else None


def _of_request(run: Machine, request: Special, name: str, _site: Site) -> Value | None:
    """An attribute of a request: its application and its state, where frameworks know such, or what it was given."""
    if request.carried is not None and name in {"app", "state"}:
        application: Value = request.carried
        return application if name == "app" else one(_STATE)
    return run.store.known(REQUEST, name) or None


def _write_request(run: Machine, _request: Special, name: str, value: Value) -> None:
    """`request.name = value`."""
    run.store.set(REQUEST, name, value)


def _of_view(run: Machine, instance: Instance, name: str) -> Value | None:
    """What a view knows that is an instance of a class: the request, or Tornado's application and its settings."""
    bases = [base.name for base in run.objects.classes(instance.class_) if isinstance(base, Library)]
    if name == "request":
        return request(run) if any(base.endswith(_VIEWS) for base in bases) else None
    application = _only(run, ("tornado",)) if not {*bases}.isdisjoint(_HANDLERS) else None
    if application is None or name == "application":
        return application
    return join(attributes.of_foreign(run, atom, name) for atom in application if isinstance(atom, Foreign))


def _update(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    """`config.update(mapping, name=value)`: read back as items or as attributes."""
    for base in (*arguments.positional, *arguments.spread):
        for atom in base:
            if isinstance(atom, Mapping):
                for key in containers.keys(run.store, atom):
                    _put(run, receiver, str(key), run.store.known(atom.place, key), site)
                unnamed = [each for each in run.store.known(atom.place, ANY) if isinstance(each, Mapping)]
                for layer in (each for holder in (atom, *unnamed) for each in containers.layers(run.store, holder)):
                    wholes.note_names(run, layer, site)
        wholes.note_names(run, base, site)
    for name, value in arguments.named.items():
        _put(run, receiver, name, value, site)
    return NONE


def _put(run: Machine, receiver: Atom, name: str, value: Value, site: Site) -> None:
    writes.write(run, one(receiver), one(Const(name)), value, site)
    attributes.write(run, one(receiver), name, value, site)


def _get(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    if isinstance(receiver, Foreign) and receiver.maker in _PARSERS:
        return _get_option(run, receiver, arguments, site)
    key = arguments.value(0, "key")
    return access.index(run, one(receiver), key, Reading(site, Form.GET, site.origin))


def _get_option(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    """`parser.get(section, option, fallback=…)` of `configparser`."""
    section = access.index(run, one(receiver), arguments.value(0, "section"), Reading(site, Form.GETTER, site.origin))
    reading = Reading(site, Form.GETTER, site.origin, arguments.named.get("fallback"))
    return access.index(run, section, arguments.value(1, "option"), reading)


def _set(run: Machine, receiver: Foreign, arguments: Arguments, site: Site) -> Value | None:
    """`parser.set(section, option, value)` of `configparser`."""
    if receiver.maker not in _PARSERS or len(arguments.positional) != 3:
        return None
    name, option, value = arguments.positional
    section = access.index(run, one(receiver), name, Reading(site, Form.GETTER, site.origin))
    writes.write(run, section, option, value, site)
    if not strings(name):
        wholes.note_names(run, option, site)
    return NONE


def _add_section(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    for name in strings(arguments.value(0, "section")):
        _put(run, receiver, str(name.value), one(run.mapping(site)), site)
    return NONE


def _items_of(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
    """`parser.items(section)`."""
    if not arguments.positional:
        return None
    section = access.index(run, one(receiver), arguments.positional[0], Reading(site, Form.GETTER, site.origin))
    return join(one(View("items", atom)) for atom in copies.mapping_of(run, section, site)) or UNKNOWN


def _set_default(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    key = arguments.value(0, "key")
    owner = containers.foreign_owner(receiver) if isinstance(receiver, Library | Foreign) else None
    held = [run.store.get(owner, (ITEM, each.value)) for each in key if isinstance(each, Const)]
    value = join([arguments.get(1, "default") or NONE, *(each for each in held if each)])
    writes.write(run, one(receiver), key, value, site)
    return value


def _from_object(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    """Flask's `config.from_object(source)`: the names in capitals of a class, an instance or a module, or of what the
    dotted path of one leads to."""
    found: dict[str, Value] = {}
    for atom in _imported(run, arguments.value(0, "obj"), site):
        for name in _names(run, atom):
            if name.isupper():
                held = attributes.read(run, one(atom), name, site, site.origin)
                found[name] = found.get(name, NOTHING) | held
    for name, value in found.items():
        _put(run, receiver, name, value, site)
    return NONE


def _configure(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    """Celery's `config_from_object(source, namespace=…)`: the names of a module or a class, in small letters."""
    if not isinstance(receiver, Foreign):
        return NONE
    space = text(arguments.get(3, "namespace") or one(Const("")))
    beginning = f"{space}_" if space else ""
    for atom in _imported(run, arguments.value(0, "obj"), site):
        for name in _names(run, atom):
            if name.startswith(beginning) and not name.startswith("_"):
                held = attributes.read(run, one(atom), name, site, site.origin)
                for conf in attributes.of_foreign(run, receiver, "conf"):
                    _put(run, conf, name.removeprefix(beginning).lower(), held, site)
    return NONE


def _from_file(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    """Flask's `config.from_pyfile(path)`, of a file of Python in the project."""
    path = text(arguments.value(0, "filename")) or ""
    if path.endswith(".py"):
        module = one(Const(path.removesuffix(".py").replace("/", ".")))
        _from_object(run, receiver, Arguments([module]), site)
    return NONE


def _of_g(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Flask's `g.get(name, default)`."""
    found = [
        attributes.read(run, one(Library("flask.g")), str(name.value), site, site.origin)
        for name in strings(arguments.get(0, "name") or NOTHING)
    ]
    return join([*found, arguments.get(1, "default") or NONE])


def _imported(run: Machine, source: Value, site: Site) -> Value:
    """What settings are taken from: objects, and what dotted paths lead to."""
    return join([source, *(imports.import_path(run, path, site) for path in known_texts(source))])


def _names(run: Machine, atom: Atom) -> list[str]:
    if isinstance(atom, ModuleObject):
        return [str(name) for name in run.store.names(atom.frame.place)]
    class_ = atom.class_ if isinstance(atom, Instance) else atom
    if not isinstance(class_, ClassObject):
        return []
    found = [str(key) for key in containers.keys(run.store, atom)] if isinstance(atom, Instance) else []
    for each in run.objects.classes(class_):
        if isinstance(each, ClassObject):
            found += [str(name) for name in run.store.names(each.place)]
    return list(dict.fromkeys(found))


_PARSERS = frozenset(f"configparser.{name}" for name in ("ConfigParser", "RawConfigParser", "SafeConfigParser"))
_BY_ANNOTATION = "by annotation"

_REQUEST_CLASSES = frozenset(
    {"fastapi.Request", "fastapi.requests.Request", "starlette.requests.Request", "fastapi.WebSocket"}
    | {"starlette.requests.HTTPConnection", "starlette.websockets.WebSocket", "fastapi.requests.HTTPConnection"}
)


def annotated_parameter(run: Machine, function: FunctionObject, of: ir.Parameter) -> Value | None:
    """What is given to a parameter for what its annotation says; nothing where that is not known."""
    if of.declared is None:
        return None
    declared = run.evaluate(of.declared, function.frame)
    if specials(function.defaults.get(of.name, ()), _BY_ANNOTATION):
        classes = frozenset(atom for atom in declared if isinstance(atom, ClassObject))
        return run.call(classes, Arguments(), Site(function.node, function.frame)) if classes else None
    if may_be(declared, _REQUEST_CLASSES):
        return request(run)
    injected = settings.annotated(run, declared)
    return injected if is_interesting(injected) else None


def _depends(run: Machine, arguments: Arguments, site: Site) -> Value:
    """FastAPI's `Depends(function)`: what the function gives; a generator gives what it yields. Without a function, the
    parameter's annotation says what it is."""
    given = arguments.get(0, "dependency")
    if given is None:
        return one(Special(_BY_ANNOTATION))
    found = run.call(given, Arguments(), site)
    yielded = [containers.any_element(run.store, atom) for atom in found if isinstance(atom, Sequence)]
    generates = any(isinstance(atom, FunctionObject) and atom.node.generator for atom in given)
    return join(yielded) if generates and yielded else found


def _view(run: Machine, view: Special, arguments: Arguments, site: Site) -> Value:
    """Flask's `View.as_view(name, …)` makes the view with what follows the name, Django's `as_view(name=value)` gives
    it these attributes."""
    for class_ in view.carried:
        if run.objects.attribute(class_, "__init__") is not None:
            run.call(one(class_), Arguments(arguments.positional[1:], arguments.named, None, arguments.spread), site)
            continue
        instance = one(run.objects.instance(class_, site))
        for name, value in arguments.named.items():
            attributes.write(run, instance, name, value, site)
    return UNKNOWN


def _define_configuration(run: Machine, class_: ClassObject, _site: Site) -> None:
    """Django knows the configuration of an application by its label, or else by the end of its name."""
    named = [text(run.objects.attribute(class_, name) or NOTHING) for name in ("label", "name")]
    label = named[0] or (named[1] or "").rpartition(".")[2]
    containers.widen(run.store, _CONFIGURATION, label, one(class_))


def _configuration(run: Machine, arguments: Arguments, site: Site) -> Value:
    """Django's `apps.get_app_config(label)`: the object that was made `ready`."""
    labels = strings(arguments.get(0, "app_label") or NOTHING)
    classes = [each for label in labels for each in run.store.get(_CONFIGURATION, label.value) or ()]
    found: list[Value] = []
    for class_ in (each for each in classes if isinstance(each, ClassObject)):
        made = Instance(run.places.intern((_CONFIGURATION, class_.place)), class_)
        ready = run.objects.attribute(class_, "ready")
        if ready is not None and not containers.keys(run.store, made):
            run.call(bind(ready, made), Arguments(), site)
        found.append(one(made))
    return join(found) or UNFILLED


MODELS = Models(
    functions={
        "django.apps.apps.get_app_config": _configuration,
        **{name: partial(_maker, kind) for name, kind in APPLICATIONS.items()},
        "django.conf.settings.configure": lambda run, *given: _update(run, Library("django.conf.settings"), *given),
        "flask.g.get": _of_g,
        "django.test.RequestFactory": lambda _run, _arguments, _site: one(Special(_FACTORY)),
        "celery.shared_task": _with_base,
        "tornado.web.Application": _tornado,
        **dict.fromkeys(("fastapi.Depends", "fastapi.Security"), _depends),
        **dict.fromkeys(("tornado.web.url", "tornado.web.URLSpec", "tornado.routing.URLSpec"), _route),
    },
    bases={"django.apps.AppConfig": (_CONFIGURATION,), "django.apps.config.AppConfig": (_CONFIGURATION,)},
    definers={_CONFIGURATION: _define_configuration},
    owners={
        **{f"{kind}.current_app": partial(_of_current, kind) for kind in ("flask", "quart", "celery")},
        "flask.g": lambda _run, name: one(Library("flask.g.get")) if name == "get" else UNFILLED,
        "quart.g": lambda _run, _name: UNFILLED,
    },
    kinds={
        REQUEST: Kind(attribute=_of_request, write=_write_request),
        TASK: Kind(attribute=_of_task),
        _FACTORY: Kind(methods=dict.fromkeys(_VERBS, lambda run, *_given: request(run))),
        _OF_TASKS: Kind(call=_decorate_task),
        _VIEW: Kind(call=_view),
        STATE: Kind(
            attribute=lambda run, _state, name, _site: run.store.known(STATE, name) or UNFILLED, write=_write_state
        ),
    },
    methods={
        Foreign: {
            "update": _update,
            "from_mapping": _update,
            "from_object": _from_object,
            "config_from_object": _configure,
            "from_pyfile": _from_file,
            **dict.fromkeys(("get", "getint", "getfloat", "getboolean"), _get),
            "set": _set,
            "read_dict": _update,
            "add_section": _add_section,
            "items": _items_of,
            "setdefault": _set_default,
            "result": itself,
            "task": lambda run, _application, *given: _with_base(run, *given),
        }
    },
    of_classes={"as_view": lambda _run, class_, _name: one(Special(_VIEW, one(class_)))},
    of_instances=dict.fromkeys(_OF_VIEWS, _of_view),
)
