"""Libraries that take an application's configuration out of the environment, by a description of it: convict,
`env-schema` and `@fastify/env`, `@t3-oss/env-core`.

Sources: the packages' documentation (convict 6, env-schema 6, env-core 0.11)."""

from __future__ import annotations

from influx_lint.flow import access, attributes, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, ordered, strings
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Atom, Mapping, Special, Value, one
from influx_lint.languages.javascript.models import schemas
from influx_lint.meanings import encoded, key_paths
from influx_lint.meanings.models import Kind, Models, first, itself

_CONVICT = "convict"
"""What convict makes; `carried` are the settings."""

_FORMATS = "formats of convict"
_DEEPEST = 8


def under(run: Machine, value: Value, key: str) -> Value:
    """What objects of the program have under a key."""
    found = [run.store.get(atom.place, key) for atom in ordered(value) if isinstance(atom, Mapping)]
    return join(containers.known(each) for each in found if each)


def _convict(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`convict(schema, {env})`."""
    environment = under(run, arguments.get(1) or NOTHING, "env") or encoded.ENVIRONMENT
    settings = join(_settings(run, atom, environment, site, 0) for atom in ordered(first(arguments)))
    return frozenset(Special(_CONVICT, atom) for atom in settings if isinstance(atom, Mapping)) or UNKNOWN


def _add_format(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`convict.addFormat({name, coerce})`: `coerce` makes of a variable what the setting is."""
    for name in strings(under(run, first(arguments), "name")):
        containers.widen(run.store, _FORMATS, name.value, under(run, first(arguments), "coerce"))
    return UNKNOWN


def _add_formats(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`convict.addFormats({name: {coerce}})`."""
    for atom in [each for each in ordered(first(arguments)) if isinstance(each, Mapping)]:
        for name in containers.keys(run.store, atom):
            containers.widen(run.store, _FORMATS, name, under(run, run.store.known(atom.place, name), "coerce"))
    return UNKNOWN


def _settings(run: Machine, schema: Atom, environment: Value, site: Site, depth: int) -> Value:
    """What the settings are that a part of a schema describes: one, or an object of them."""
    if not isinstance(schema, Mapping) or depth >= _DEEPEST:
        return NOTHING
    keys = containers.keys(run.store, schema)
    if "default" in keys:
        names = frozenset(strings(under(run, one(schema), "env")))
        default = under(run, one(schema), "default") or NONE
        reading = Reading(site, Form.SETTING, site.origin, default)
        value = access.index(run, environment, names, reading) if names else default
        formats = [run.store.known(_FORMATS, each.value) for each in strings(under(run, one(schema), "format"))]
        return join(run.call(each, Arguments([value]), site) for each in formats if each) or value
    made = run.mapping(site, f"settings {depth} {schema.place}")
    for key in keys:
        inner = run.store.known(schema.place, key)
        value = join(_settings(run, atom, environment, site, depth + 1) for atom in ordered(inner))
        containers.set_key(run.store, made, key, value or UNKNOWN)
    return one(made)


def _get(run: Machine, config: Special, arguments: Arguments, site: Site) -> Value:
    paths = [list(key_paths.steps(path)) for path in strings(first(arguments))]
    found = [key_paths.reached(run, one(config.carried), path, NONE, site) for path in paths]
    return join(found) or (UNKNOWN if arguments.positional else one(config.carried))


def _load(run: Machine, config: Special, arguments: Arguments, _site: Site) -> Value:
    """`config.load(object)`: what it has counts from here on."""
    merge(run, config.carried, first(arguments), 0)
    return one(config)


def _set(run: Machine, config: Special, arguments: Arguments, _site: Site) -> Value:
    """`config.set(path, value)`."""
    target = config.carried
    for path in strings(first(arguments)):
        *above, last = (key.value for key in key_paths.steps(path))
        for key in above:
            inner = [each for each in under(run, one(target), str(key)) if isinstance(each, Mapping)]
            target = inner[0] if inner else target
        containers.set_key(run.store, target, last, arguments.value(1))
    return one(config)


def merge(run: Machine, target: Mapping, source: Value, depth: int) -> None:
    """Lays settings over others: each may be either from then on."""
    for atom in ordered(source):
        for key in containers.keys(run.store, atom) if isinstance(atom, Mapping) else ():
            given, held = under(run, one(atom), str(key)), under(run, one(target), str(key))
            inner = [each for each in held if isinstance(each, Mapping)]
            if inner and depth < _DEEPEST and all(isinstance(each, Mapping) for each in given):
                merge(run, inner[0], given, depth + 1)
            else:
                containers.set_key(run.store, target, key, join([held, given]))


def _parsed(run: Machine, shapes: Value, environment: Value, site: Site) -> Value:
    """The variables that objects have as keys."""
    return join(schemas.parse(run, atom, environment, site) for atom in ordered(shapes) if isinstance(atom, Mapping))


def _of_description(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`envSchema({schema: {properties}})`."""
    options = first(arguments)
    given = under(run, options, "data")
    properties = under(run, under(run, options, "schema"), "properties")
    return _parsed(run, properties, given if given & encoded.ENVIRONMENT else encoded.ENVIRONMENT, site) or UNKNOWN


def register(run: Machine, application: Value, options: Value, site: Site) -> None:
    """`fastify.register(env, options)`: the application gets the settings as an attribute."""
    names = strings(under(run, options, "confKey"))
    made = _of_description(run, Arguments([options]), site)
    for name in [str(each.value) for each in names] or ["config"]:
        attributes.write(run, application, name, made, site)


def _create(run: Machine, arguments: Arguments, site: Site) -> Value:
    """`createEnv({server, client, shared, runtimeEnv})`."""
    options = first(arguments)
    given = under(run, options, "runtimeEnv") or under(run, options, "runtimeEnvStrict") or encoded.ENVIRONMENT
    made = run.mapping(site)
    for part in ("shared", "client", "server"):
        for atom in ordered(_parsed(run, under(run, options, part), given, site)):
            for key in containers.keys(run.store, atom) if isinstance(atom, Mapping) else ():
                containers.set_key(run.store, made, key, under(run, one(atom), str(key)))
    return one(made)


def _shape(run: Machine, arguments: Arguments, site: Site) -> Value:
    """typebox's `Type.Object(properties)`: a description in the form of a JSON schema."""
    made = run.mapping(site)
    containers.set_key(run.store, made, "properties", first(arguments))
    return one(made)


MODELS = Models(
    functions={
        "convict": _convict,
        "convict.addFormat": _add_format,
        "convict.addFormats": _add_formats,
        **dict.fromkeys(("env-schema", "env-schema.envSchema"), _of_description),
        **dict.fromkeys(("@t3-oss/env-core.createEnv", "@t3-oss/env-nextjs.createEnv"), _create),
        **dict.fromkeys(("@sinclair/typebox.Type.Object", "typebox.Type.Object"), _shape),
    },
    kinds={
        _CONVICT: Kind(
            methods={
                "get": _get,
                "load": _load,
                "set": _set,
                "validate": itself,
                "loadFile": itself,
                **dict.fromkeys(("getProperties", "root"), lambda _run, config, _arguments, _site: one(config.carried)),
            }
        )
    },
)
