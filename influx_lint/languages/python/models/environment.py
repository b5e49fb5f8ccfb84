"""Libraries whose objects read environment variables by name: environs, django-environ, decouple, Starlette's Config,
envparse, everett, dynaconf.

Such an object may put a prefix before the names that it is asked for, in one `with` block or always, and what a name is
declared as (a cast, a parser) is applied to what its variable holds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from influx_lint.flow import access, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Environment
from influx_lint.flow.possibilities import join, known_texts, strings
from influx_lint.flow.values import NONE, NOTHING, UNKNOWN, Cell, Const, Library, Mapping, Sequence, Special, Value, one
from influx_lint.languages.python.models import libraries
from influx_lint.meanings import command_line, copies
from influx_lint.meanings.models import Kind, Models, SpecialHandler

VARIABLES = "variables"
OF_A_TYPE = "variables of a type"
PREFIXED = "variables under a prefix"
BY_ATTRIBUTE = "variables by attribute"

FALLING_BACK = frozenset({VARIABLES, OF_A_TYPE})
"""What is called with what it gives where a variable is not set."""

_PREFIX = "prefix"
_CAPITALS = "capitals"
_PARSER = "decorator of a parser"


def _cell(reader: Special, name: str) -> Cell:
    return (VARIABLES, reader.carried), name


def _held(run: Machine, reader: Special, name: str) -> Value:
    return run.store.known(*_cell(reader, name))


def _declared(run: Machine, reader: Special) -> Mapping:
    """What names and types are declared as."""
    return Mapping(run.places.intern(("declared variables", reader.carried)))


def _make(run: Machine, arguments: Arguments, site: Site, *, prefix: str = "", capitals: bool = False) -> Value:
    """An object that reads variables; `prefix` is the name of the argument that says what stands before their names."""
    made = Special(VARIABLES, run.places.of(site, VARIABLES))
    given = arguments.named.get(prefix)
    if given is not None:
        run.store.set(*_cell(made, _PREFIX), given)
    if capitals:
        run.store.set(*_cell(made, _CAPITALS), UNKNOWN)
    for name, value in arguments.named.items():
        containers.set_key(run.store, _declared(run, made), name, value)
    return one(made)


def _name(constant: Const, prefix: str, *, capitals: bool) -> Const:
    name = prefix + str(constant.value)
    return Const(name.upper() if capitals else name, constant.origin)


def _names(run: Machine, reader: Special, key: Value, prefix: Value) -> Value:
    """The full names of the variables that are asked for by `key`."""
    capitals = bool(_held(run, reader, _CAPITALS))
    starts = known_texts(prefix) or [""]
    own = frozenset(_name(each, start, capitals=capitals) for each in strings(key) for start in starts)
    return own | (key - frozenset(strings(key)))


def read(run: Machine, reader: Special, arguments: Arguments, site: Site, kind: str = "str") -> Value:
    """`env("NAME")`, `env.str("NAME", default=…)`, `env.json("NAME")`, `config("NAME", cast=…)`."""
    default = arguments.get(1, "default") or NOTHING
    key = arguments.get(0, "var") or arguments.named.get("name") or arguments.named.get("option") or UNKNOWN
    prefix = _namespace(run, reader, arguments, site)
    names = _names(run, reader, key, prefix)
    form = Form.VARIABLE if kind == "str" and not _held(run, reader, _CAPITALS) else Form.SETTING
    found = access.index(run, one(Environment()), names, Reading(site, form, site.origin, default or None))
    if kind == "json":
        return libraries.loads(run, Arguments([found]), site)
    for cast in (*_casts(run, reader, key, kind), arguments.named.get("cast"), arguments.named.get("parser")):
        if cast is not None:
            found = _cast(run, cast, found, site)
    return found


def _cast(run: Machine, cast: Value, found: Value, site: Site) -> Value:
    if any(atom in (Library("builtins.dict"), Library("builtins.str")) for atom in cast):
        decoded = Library("builtins.dict") in cast
        return libraries.loads(run, Arguments([found]), site) if decoded else found
    return run.call(cast, Arguments([found]), site)


def _casts(run: Machine, reader: Special, key: Value, kind: str) -> Iterable[Value]:
    """What the object has declared a name, or a type of its own, to be made of."""
    declared = _declared(run, reader)
    for name in (*known_texts(key), kind):
        held = run.store.known(declared.place, name)
        listed = [containers.elements(run.store, atom) for atom in held if isinstance(atom, Sequence)]
        cast = join(each[0] for each in listed if each) if listed else held
        if cast and not strings(cast):
            yield cast


def _namespace(run: Machine, reader: Special, arguments: Arguments, site: Site) -> Value:
    """What stands before a name: the object's own prefix, and everett's `namespace=…`."""
    given = arguments.named.get("namespace")
    return _under(run, _held(run, reader, _PREFIX), given, site) if given is not None else _held(run, reader, _PREFIX)


def _under(run: Machine, prefix: Value, namespace: Value, site: Site) -> Value:
    listed = access.iterate(run, namespace, site).listed or []
    parts = [each for value in listed for each in known_texts(value)]
    texts = ["_".join(parts)] if parts else known_texts(namespace)
    starts = known_texts(prefix) or [""]
    return frozenset(Const(f"{start}{each}_") for start in starts for each in texts)


def _call_of_a_type(run: Machine, of_a_type: Special, arguments: Arguments, site: Site) -> Value:
    reader, name = of_a_type.carried
    return read(run, reader, arguments, site, name)


def _made_of(kind: str, parameter: str) -> SpecialHandler:
    """environs' `with env.prefixed("TS_"):` and `@env.parser_for(name)`: the object itself, and what it is given."""
    return lambda _run, reader, given, _site: one(Special(kind, (reader, given.get(0, parameter) or UNKNOWN)))


def _held_meanwhile(run: Machine, manager: Special) -> Iterable[tuple[Cell, Value]]:
    """What stands before the names in the block of a context manager."""
    reader, prefix = manager.carried
    starts = known_texts(_held(run, reader, _PREFIX)) or [""]
    yield _cell(reader, _PREFIX), frozenset(Const(start + each) for start in starts for each in known_texts(prefix))


def _write(run: Machine, reader: Special, name: str, value: Value) -> None:
    """django-environ's `env.prefix = "TS_"`."""
    if name == "prefix":
        run.store.set(*_cell(reader, _PREFIX), value)


def _add_parser(run: Machine, reader: Special, arguments: Arguments, _site: Site) -> Value:
    """environs' `env.add_parser(name, function)`."""
    for name in strings(arguments.get(0, "name") or NOTHING):
        containers.set_key(run.store, _declared(run, reader), name.value, arguments.value(1, "func"))
    return NONE


def _decorate(run: Machine, decorator: Special, arguments: Arguments, site: Site) -> Value:
    function = arguments.value(0, "func")
    reader, name = decorator.carried
    _add_parser(run, reader, Arguments([name, function]), site)
    return function


def _with_namespace(run: Machine, reader: Special, arguments: Arguments, site: Site) -> Value:
    """everett's `config.with_namespace("ts")`."""
    made = Special(VARIABLES, run.places.of(site, VARIABLES))
    prefix = _under(run, _held(run, reader, _PREFIX), arguments.value(0, "namespace"), site)
    run.store.set(*_cell(made, _PREFIX), prefix)
    run.store.set(*_cell(made, _CAPITALS), UNKNOWN)
    return one(made)


def _make_by_attribute(run: Machine, arguments: Arguments, site: Site) -> Value:
    """dynaconf's settings: each name is that of a variable behind the prefix, or the variable's itself without one."""
    made = Special(BY_ATTRIBUTE, run.places.of(site, BY_ATTRIBUTE))
    given = arguments.named.get("envvar_prefix", one(Const("DYNACONF")))
    starts = [f"{each}_" for each in known_texts(given)] or [""]
    run.store.set(*_cell(made, _PREFIX), frozenset(Const(start) for start in starts))
    run.store.set(*_cell(made, _CAPITALS), UNKNOWN)
    return one(made)


def _set(run: Machine, settings: Special, name: str, value: Value) -> None:
    """`settings.NAME = value`: it is found there in any case, and so are its keys, as attributes too."""
    run.store.set(*_cell(settings, name.upper()), value)


def _set_by_name(run: Machine, settings: Special, arguments: Arguments, _site: Site) -> Value:
    """`settings.set("NAME", value)`."""
    for name in known_texts(arguments.value(0, "key")):
        _set(run, settings, name, arguments.value(1, "value"))
    return NONE


def _update(run: Machine, settings: Special, arguments: Arguments, site: Site) -> Value:
    """`settings.update({"NAME": value}, name=value)`."""
    given = [atom for atom in copies.dictionary(run, arguments, site) if isinstance(atom, Mapping)]
    for holder, key in [(atom, key) for atom in given for key in containers.keys(run.store, atom)]:
        _set(run, settings, str(key), run.store.known(holder.place, key))
    return NONE


def _by_key(run: Machine, settings: Special, key: Value, reading: Reading) -> Value:
    """A name out of such settings: what the program set it to, or else that of a variable."""
    held = join(_held(run, settings, name.upper()) for name in known_texts(key))
    if held:
        return copies.with_attributes(run, held, reading.site)
    names = _names(run, settings, key, _held(run, settings, _PREFIX))
    return access.index(run, one(Environment()), names, reading)


def _get(run: Machine, settings: Special, arguments: Arguments, site: Site) -> Value:
    default = arguments.get(1, "default") or NONE
    key = arguments.value(0, "key")
    return _by_key(run, settings, key, Reading(site, Form.SETTING, site.origin, default))


def _by_attribute(run: Machine, settings: Special, name: str, site: Site) -> Value:
    place = site.name_origin
    return _by_key(run, settings, one(Const(name, place)), Reading(site, Form.SETTING, place))


MODELS = Models(
    functions={
        **{f"environ.{name}": _make for name in ("Env", "FileAwareEnv")},
        **dict.fromkeys(("environs.EnvMixin", "decouple.Config", "decouple.AutoConfig", "envparse.Env"), _make),
        "environs.Env": partial(_make, prefix="prefix"),
        "starlette.config.Config": partial(_make, prefix="env_prefix"),
        **dict.fromkeys(
            ("everett.manager.ConfigManager", "everett.manager.ConfigManager.basic_config"),
            partial(_make, capitals=True),
        ),
        **dict.fromkeys(("dynaconf.Dynaconf", "dynaconf.LazySettings", "dynaconf.FlaskDynaconf"), _make_by_attribute),
    },
    values={
        **{name: one(Special(VARIABLES, name)) for name in ("decouple.config", "environs.env", "envparse.env")},
        "starlette.config.environ": one(Environment()),
        "sys.argv": command_line.arguments(0),
        "sys.stdin": command_line.STDIN,
    },
    kinds={
        **command_line.KINDS,
        VARIABLES: Kind(
            call=read,
            methods={
                "prefixed": _made_of(PREFIXED, "prefix"),
                "add_parser": _add_parser,
                "parser_for": _made_of(_PARSER, "name"),
                "with_namespace": _with_namespace,
                **dict.fromkeys(("read_env", "read_envfile", "seal"), lambda *_given: NONE),
            },
            attribute=lambda _run, reader, name, _site: one(Special(OF_A_TYPE, (reader, name))),
            write=_write,
        ),
        OF_A_TYPE: Kind(call=_call_of_a_type),
        PREFIXED: Kind(enter=lambda _run, manager: one(manager.carried[0]), held=_held_meanwhile),
        BY_ATTRIBUTE: Kind(
            methods={
                "get": _get,
                "set": _set_by_name,
                "update": _update,
                **dict.fromkeys(("setenv", "reload", "validators", "configure"), lambda *_given: NONE),
                **dict.fromkeys(("populate_obj", "as_dict"), lambda *_given: NONE),
            },
            attribute=_by_attribute,
            write=_set,
            item=_by_key,
        ),
        _PARSER: Kind(call=_decorate),
    },
)
