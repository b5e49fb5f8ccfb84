"""What frameworks hand from one part of a program to another: what the project puts into applications and requests of
Express, Fastify and Koa, what NestJS gives to constructors, and what worker threads and child processes are sent.

All requests of a program are one object here, since the functions that get them do not know of one another."""

from __future__ import annotations

from functools import partial

from influx_lint.flow import access, attributes, containers, imports, ir, writes
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import ClassObject, FunctionObject
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered, specials, strings, text
from influx_lint.flow.values import (
    NONE,
    NOTHING,
    PRESENT,
    UNKNOWN,
    Atom,
    Const,
    Foreign,
    Library,
    Mapping,
    Sequence,
    Special,
    Value,
    one,
)
from influx_lint.languages.javascript.functions import THIS
from influx_lint.languages.javascript.models import configurations, emitters, schemas
from influx_lint.languages.javascript.models.modules import MODULE
from influx_lint.meanings import encoded, key_paths
from influx_lint.meanings.models import Handler, Kind, MethodHandler, Models, carrying, first, same

_PARAMETERS = {
    **dict.fromkeys(("req", "request", "ctx", "context", "c", "event", "socket", "argv", "job"), "request"),
    **dict.fromkeys(("res", "response", "reply", "h"), "response"),
    **dict.fromkeys(("app", "application", "fastify", "server", "instance", THIS), "application"),
}
"""What parameters are called that frameworks give the request, the response and the application to."""

_APPLICATION, _PROVIDED, _BOUND, _INJECTED = "application", "provided", "bound", "injected"
_CONFIGURATION, _FACTORY = "configuration", "configuration factory"
MAKING = "what makes what is asked for"
"""`carried` are a function, or a class, and what it is given."""

_STORAGE = "asynchronous storage"
_WORKER = "worker"
_STARTED, _STARTING = "started worker", "what started a worker"
_DECORATED = {"toolkit": "response", "request": "request", "server": _APPLICATION}
_OTHER_END = {_STARTED: _STARTING, _STARTING: _STARTED}
_HELD = "held"
_SERVICE = "@nestjs/config.ConfigService"


def _object(run: Machine, name: str) -> Foreign:
    return Foreign(run.places.intern(("framework", name)), name)


def _application(name: str, run: Machine, _arguments: Arguments, site: Site) -> Value:
    """The model of what makes an application, of which requests know."""
    made = one(Foreign(run.places.intern((_APPLICATION, site.node)), name))
    containers.widen(run.store, _APPLICATION, _HELD, made)
    for holder in ("request", "response"):
        for attribute in ("app", "server"):
            run.store.set(_object(run, holder).place, attribute, run.store.get(_APPLICATION, _HELD) or made)
    for owner, attribute in ((made, "context"), (one(_object(run, "request")), "var")):
        attributes.write(run, owner, attribute, one(_object(run, "request")), site)
    return made


def _set(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
    """`holder.set(name, value)`."""
    if len(arguments.positional) < 2:
        return None
    writes.write(run, one(receiver), arguments.positional[0], arguments.positional[1], site)
    return one(receiver)


def _get(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
    """`holder.get(name)`; with more it is something else, such as a route."""
    if len(arguments.positional) != 1:
        return None
    return access.index(run, one(receiver), first(arguments), Reading(site, Form.GET, site.origin))


def _decorate(holder: str, run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value:
    """Fastify's `decorate(name, value)`; that of Hapi gets first whose name it is."""
    target = one(_object(run, holder)) if holder else one(receiver)
    if len(arguments.positional) > 2 and (whose := _DECORATED.get(str(text(first(arguments))))):
        target = one(_object(run, whose)) if whose != _APPLICATION else target
        arguments = arguments.after()
    for name in strings(first(arguments)):
        attributes.write(run, target, str(name.value), arguments.value(1), site)
    return one(receiver)


def _register(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
    """Fastify's `register(plugin, options)`; Hapi's plugins are objects, with `options` beside them where `plugin` is
    one of their keys, and may stand in a list."""
    if not isinstance(receiver, Foreign) or not receiver.maker.startswith(("fastify", "@hapi/")):
        return None
    if not receiver.maker.startswith("fastify"):
        return _register_objects(run, receiver, arguments, site)
    plugins = first(arguments)
    if plugins == one(Library("@fastify/env")):
        configurations.register(run, one(receiver), arguments.value(1), site)
    for atom in specials(ordered(plugins), MODULE):
        plugins = attributes.read(run, one(atom), "default", site, site.origin)
    run.call(plugins, Arguments([one(receiver), arguments.value(1), UNKNOWN]), site)
    return one(receiver)


def _register_objects(run: Machine, server: Foreign, arguments: Arguments, site: Site) -> Value:
    listed = [each for atom in first(arguments) if isinstance(atom, Sequence) for each in _listed(run, one(atom), site)]
    for registered in [*ordered(first(arguments)), *listed]:
        options = _under(run, registered, "options", site) or arguments.value(1)
        for atom in ordered(_under(run, registered, "plugin", site) or one(registered)):
            is_module = isinstance(atom, Special) and atom.kind == MODULE
            inner = attributes.read(run, one(atom), "plugin", site, site.origin) if is_module else NOTHING
            plugin = inner or _under(run, atom, "plugin", site) or one(atom)
            register = attributes.read(run, plugin, "register", site, site.origin)
            run.call(register, Arguments([one(server), options]), site)
    return one(server)


def _with_context(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A server of GraphQL or tRPC: what it gets as `context`, or what that makes, is there for each request."""
    for options in (atom for each in arguments.positional for atom in ordered(each)):
        for atom in ordered(_under(run, options, "context", site) | _under(run, options, "createContext", site)):
            made = run.call(one(atom), Arguments(), site) if isinstance(atom, FunctionObject) else one(atom)
            for held in [each for each in ordered(made) if isinstance(each, Mapping)]:
                for key in containers.keys(run.store, held):
                    value = run.store.known(held.place, key)
                    attributes.write(run, one(_object(run, "request")), str(key), value, site)
    return UNKNOWN


def _key(atom: Atom) -> object:
    return atom.value if isinstance(atom, Const) else atom


def provide(run: Machine, token: Value, value: Value) -> None:
    """A value is given where a token is asked for; one of the kind `MAKING` is what its function makes."""
    for atom in token:
        containers.widen(run.store, (_PROVIDED, _key(atom)), _HELD, value)


def bind(run: Machine, container: Special, token: Value, value: Value, site: Site) -> None:
    """The same in one container of dependencies: `carried` are its place, and those of the containers around it."""
    binding = Special(_BOUND, (container.carried[0], site.origin))
    for atom in token:
        containers.widen(run.store, (_PROVIDED, _key(atom)), _BOUND, one(binding))
        containers.widen(run.store, (_PROVIDED, _key(atom)), binding, value)


def provided(run: Machine, token: Value, site: Site, container: Special | None = None) -> Value:
    """What is given where a token, or a class, is asked for, of a container or of any."""
    found = [_held_under_token(run, atom, site, container) for atom in ordered(token)]
    return join(found) or UNKNOWN


def _bound(run: Machine, token: Atom, container: Special | None) -> Value:
    """What is bound to a token; where that is done in several places, nobody knows which one counts."""
    owner = (_PROVIDED, _key(token))
    bindings = specials(ordered(run.store.known(owner, _BOUND)), _BOUND)
    for place in container.carried if container is not None else (None,):
        found = [each for each in bindings if place in (None, each.carried[0])]
        if found:
            return run.store.known(owner, found[0]) if len(found) == 1 else UNKNOWN
    return NOTHING


def _held_under_token(run: Machine, token: Atom, site: Site, container: Special | None = None) -> Value:
    if token == Library(_SERVICE):
        return one(Special(_CONFIGURATION))
    kept = run.store.get((_PROVIDED, _key(token)), _HELD) or NOTHING
    held = join(_made_by(run, each, site) for each in ordered(kept | _bound(run, token, container)))
    if held or not isinstance(token, ClassObject):
        return held or NOTHING
    known = frozenset(run.objects.instances(token))
    begun = (_INJECTED, token)
    if known or run.store.get(begun, _HELD):
        return known
    run.store.set(begun, _HELD, one(PRESENT))
    constructor = run.objects.attribute(token, run.roles.initialise) or NOTHING
    asked = [given(run, each) for each in constructor if isinstance(each, FunctionObject)]
    return run.call(one(token), asked[0] if asked else Arguments(), site)


def _made_by(run: Machine, atom: Atom, site: Site) -> Value:
    if not isinstance(atom, Special) or atom.kind != MAKING:
        return one(atom)
    function, container = atom.carried
    return run.call(function, Arguments([container]), site)


def _of_page(run: Machine, function: FunctionObject) -> Value:
    """What Next.js gives to a page: the `props` that a function of its module makes for it."""
    place, site = function.frame.place, Site(function.node, function.frame)
    if function not in run.store.known(place, "default"):
        return NOTHING
    makers = [run.store.known(place, name) for name in ("getServerSideProps", "getStaticProps")]
    made = join(run.call(maker, Arguments([UNKNOWN]), site) for maker in makers if maker)
    return join(_under(run, atom, "props", site) for atom in ordered(made))


def given(run: Machine, function: FunctionObject) -> Arguments:
    """What frameworks give to a function that nothing in the project calls."""
    page = _of_page(run, function)
    if page:
        return Arguments([page])
    found = Arguments()
    known = 0
    for parameter in function.node.parameters:
        value = _of_parameter(run, function, parameter)
        if parameter.kind is ir.ParameterKind.KEYWORD and value:
            found.named[parameter.name] = value
        elif parameter.kind is ir.ParameterKind.POSITIONAL and parameter.name != THIS:
            found.positional.append(value or function.defaults.get(parameter.name) or UNKNOWN)
            known = len(found.positional) if value else known
    del found.positional[known:]
    return found


def _of_parameter(run: Machine, function: FunctionObject, parameter: ir.Parameter) -> Value:
    site = Site(function.node, function.frame)
    if parameter.declared is not None:
        found = []
        for atom in ordered(run.evaluate(parameter.declared, function.frame)):
            if isinstance(atom, Special) and atom.kind == _INJECTED:
                found.append(provided(run, atom.carried, site))
            elif isinstance(atom, Library | ClassObject):
                found.append(_held_under_token(run, atom, site))
        return join(found)
    name = _PARAMETERS.get(parameter.name.partition("%")[0])
    if name == _APPLICATION:
        return run.store.get(_APPLICATION, _HELD) or NOTHING
    if name is not None:
        return one(_object(run, name))
    return _parts_of_request(run) if parameter.name.startswith("%") else NOTHING


def _parts_of_request(run: Machine) -> Value:
    """What a parameter may be that is taken apart: an object with the request under one of its names."""
    request = _object(run, "request")
    for name in ("req", "request", "ctx", "context", "event", "socket"):
        if run.store.get(request.place, name) is None:
            run.store.set(request.place, name, one(request))
    return one(request) | UNKNOWN


def expect_methods(run: Machine, class_: ClassObject) -> None:
    """A framework makes the objects of a class whose constructor says what it is given, and calls their methods."""
    constructor = run.objects.attribute(class_, run.roles.initialise) or NOTHING
    asked = (each.node.parameters for each in constructor if isinstance(each, FunctionObject))
    if any(parameter.declared is not None for parameters in asked for parameter in parameters):
        for name in run.store.names(class_.place):
            for atom in ordered(run.store.known(class_.place, name)):
                if isinstance(atom, FunctionObject):
                    run.objects.expect(atom)


def _under(run: Machine, atom: Atom, key: str, site: Site) -> Value:
    if not isinstance(atom, Mapping):
        return NOTHING
    return access.index(run, one(atom), one(Const(key)), Reading(site, Form.SUBSCRIPT, site.origin, NOTHING))


def _listed(run: Machine, value: Value, site: Site) -> list[Atom]:
    return [atom for each in access.iterate(run, value, site).each for atom in ordered(each)] if value else []


def _module(run: Machine, arguments: Arguments, site: Site) -> None:
    """`@Module({providers: […], imports: […]})`."""
    for definition in ordered(first(arguments)):
        for imported in _listed(run, _under(run, definition, "imports", site), site):
            if isinstance(imported, Mapping):
                _module(run, Arguments([one(imported)]), site)
        for provider in _listed(run, _under(run, definition, "providers", site), site):
            if token := _under(run, provider, "provide", site):
                asked = _listed(run, _under(run, provider, "inject", site), site)
                parts = Arguments([provided(run, one(each), site) for each in asked])
                factory = _under(run, provider, "useFactory", site)
                values = [_under(run, provider, "useValue", site)]
                values += [run.call(factory, parts, site)] if factory else []
                values += [provided(run, _under(run, provider, "useClass", site), site)]
                provide(run, token, join(values))


def _register_as(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`registerAs(name, factory)`: what the factory makes is the configuration under that name."""
    name, made = text(first(arguments)), run.call(arguments.value(1), Arguments(), site)
    if name is not None:
        _configure(run, name, made)
        provide(run, one(Const(_token(name))), made)
    return one(Special(_FACTORY, (name or "", made)))


def _token(name: str) -> str:
    return f"CONFIGURATION({name})"


def _configure(run: Machine, name: ir.Scalar, value: Value) -> None:
    containers.set_key(run.store, Mapping(run.places.intern(_CONFIGURATION)), name, value)


def _configure_all(run: Machine, settings: Value) -> None:
    for atom in ordered(settings):
        if isinstance(atom, Mapping):
            for key in containers.keys(run.store, atom):
                _configure(run, key, run.store.known(atom.place, key))


def _load(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`ConfigModule.forRoot({load: [functions], validate, validationSchema})`."""
    for definition in ordered(first(arguments)):
        schemas.check(run, _under(run, definition, "validationSchema", site), encoded.ENVIRONMENT, site)
        if validate := _under(run, definition, "validate", site):
            _configure_all(run, run.call(validate, Arguments([encoded.ENVIRONMENT]), site))
        for function in _listed(run, _under(run, definition, "load", site), site):
            if not isinstance(function, Special):
                _configure_all(run, run.call(one(function), Arguments(), site))
    return UNKNOWN


def _configured(run: Machine, _service: Special, arguments: Arguments, site: Site) -> Value:
    """`ConfigService.get(path)`: of the configuration, or else a variable of the environment."""
    loaded = Mapping(run.places.intern(_CONFIGURATION))
    found = []
    for path in strings(first(arguments)):
        steps = list(key_paths.steps(path))
        if steps and steps[0].value in containers.keys(run.store, loaded):
            found.append(key_paths.reached(run, one(loaded), steps, arguments.get(1) or NONE, site))
        else:
            found.append(encoded.variable(run, Arguments([one(path), *arguments.positional[1:2]]), site))
    return join(found) or UNKNOWN


def _of_factory(_run: Machine, factory: Special, name: str, _site: Site) -> Value | None:
    return one(Const(_token(factory.carried[0]))) if name == "KEY" else None


def _made(_run: Machine, factory: Special, _arguments: Arguments, _site: Site) -> Value:
    found: Value = factory.carried[1]
    return found


def _start_worker(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`new Worker(file, {workerData})` and `fork(file)`. A file that starts itself has its data in another branch."""
    given = join(_under(run, atom, "workerData", site) for atom in ordered(arguments.get(1) or NOTHING))
    run.store.fix(_WORKER, _HELD, run.store.known(_WORKER, _HELD) | given)
    place = _object(run, _WORKER).place
    for atom in [each for each in ordered(given) if isinstance(each, Mapping)]:
        for key in containers.keys(run.store, atom):
            run.store.fix(place, key, run.store.known(place, key) | run.store.known(atom.place, key))
    name = text(first(arguments))
    if name is not None:
        imports.import_module(run, name, 1, site)
    return one(_object(run, _STARTED))


def _send(run: Machine, receiver: Atom, arguments: Arguments, site: Site) -> Value | None:
    """`worker.postMessage(value)` and `child.send(value)`: those that listen at the other end are called with it."""
    other = _OTHER_END.get(receiver.maker) if isinstance(receiver, Foreign) else None
    if other is None:
        return None
    given = run.sequence(site, arguments.positional[:1], "sent")
    return emitters.tell(run, _object(run, other), one(Const("message")), given, site)


def _of_started(method: MethodHandler) -> Handler:
    """What a started process does by the global `process`."""
    return lambda run, arguments, site: method(run, _object(run, _STARTING), arguments, site)


def _of_thread(run: Machine, name: str) -> Value | None:
    if name == "parentPort":
        return one(_object(run, _STARTING))
    return run.store.known(_WORKER, _HELD) | {_object(run, _WORKER)} if name == "workerData" else None


def _run_with(run: Machine, storage: Special, arguments: Arguments, site: Site) -> Value:
    """`storage.run(value, function, …arguments)`."""
    _enter_with(run, storage, arguments, site)
    return run.call(arguments.value(1), Arguments(arguments.positional[2:]), site)


def _enter_with(run: Machine, storage: Special, arguments: Arguments, _site: Site) -> Value:
    containers.widen(run.store, (_STORAGE, storage.carried), _HELD, first(arguments))
    return UNKNOWN


def _of_storage(run: Machine, storage: Special, _arguments: Arguments, _site: Site) -> Value:
    return run.store.get((_STORAGE, storage.carried), _HELD) or UNKNOWN


_SAME = ("memoizee", "memoize-one", "fast-memoize", "p-memoize", "mem", "moize", "react.cache", "util.deprecate")
"""What gives a function that does what another does."""

_INJECTING = ("@nestjs/common.Inject", "tsyringe.inject", "inversify.inject", "typedi.Inject")
_CONTEXTUAL = (
    *("@apollo/server/standalone.startStandaloneServer", "@apollo/server/express4.expressMiddleware"),
    *(
        "@as-integrations/express5.expressMiddleware",
        "apollo-server.ApolloServer",
        "apollo-server-express.ApolloServer",
    ),
    *("graphql-yoga.createYoga", "@trpc/server/adapters/express.createExpressMiddleware"),
    *("@trpc/server/adapters/standalone.createHTTPServer", "@trpc/server/adapters/fetch.fetchRequestHandler"),
)
_APPLICATIONS = (
    *("express", "fastify", "fastify.fastify", "fastify.Fastify", "koa", "hono.Hono", "polka", "restify"),
    *("@hapi/hapi.server", "@hapi/hapi.Server"),
)

MODELS = Models(
    functions={
        **{name: partial(_application, name) for name in _APPLICATIONS},
        **dict.fromkeys(("fastify-plugin", *_SAME), same),
        "@nestjs/common.Module": _module,
        **dict.fromkeys(_INJECTING, carrying(_INJECTED, "")),
        "@nestjs/config.registerAs": _register_as,
        "@nestjs/config.ConfigModule.forRoot": _load,
        _SERVICE: lambda _run, _arguments, _site: one(Special(_CONFIGURATION)),
        **dict.fromkeys(("worker_threads.Worker", "child_process.fork"), _start_worker),
        **dict.fromkeys(("process.on", "process.once"), _of_started(emitters.listen)),
        **dict.fromkeys(_CONTEXTUAL, _with_context),
        "process.send": _of_started(_send),
        "async_hooks.AsyncLocalStorage": lambda run, _arguments, site: one(Special(_STORAGE, run.places.of(site))),
    },
    kinds={
        _CONFIGURATION: Kind(methods=dict.fromkeys(("get", "getOrThrow"), _configured)),
        _STORAGE: Kind(methods={"run": _run_with, "enterWith": _enter_with, "getStore": _of_storage}),
        _FACTORY: Kind(call=_made, attribute=_of_factory),
    },
    methods={
        Foreign: {
            "set": _set,
            "get": _get,
            "decorate": partial(_decorate, ""),
            "decorateRequest": partial(_decorate, "request"),
            "decorateReply": partial(_decorate, "response"),
            "register": _register,
            **dict.fromkeys(("postMessage", "send"), _send),
            **emitters.METHODS,
        }
    },
    owners={"worker_threads": _of_thread},
)
