"""The command lines of Click and Typer: what the contexts of groups hand on to their commands, and what is given to
the functions of commands.

A command is known by its function, or by the place that makes the object which has several. Its context has the object
of its group's context unless something else is put there, and a group's function runs before those of its commands
(Click: "Complex Applications", "Contexts")."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import partial

from influx_lint.flow import access, calls, containers
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.events import Form
from influx_lint.flow.frames import ClassObject, FunctionObject, Instance
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Endpoint
from influx_lint.flow.possibilities import join, may_be, ordered, specials
from influx_lint.flow.values import (
    ABSENT,
    NONE,
    NOTHING,
    UNFILLED,
    UNKNOWN,
    Atom,
    Library,
    Mapping,
    Special,
    Value,
    one,
)
from influx_lint.languages.python.models import endings, options
from influx_lint.meanings.models import Handler, Kind, Models, SpecialHandler, calling, first

PASSED = "function that is passed a context"
_DECORATOR = "decorator of commands"
_PASSER = "decorator that passes a context"
_OF_CALLBACK = "decorator of a callback"

_COMMAND = "command"
_APPLICATION = "typer application"
_CONTEXT = "context of a command"
_FUNCTION, _PARENTS, _KINDS, _COMMANDS = "function", "parents", "kinds", "commands"
_OBJECT, _STARTED = "object", "started with"
_ALL = "all commands"
_CURRENT, _HAVING_OBJECTS = "current", "having objects"
_MOST_ANCESTORS = 16
"""How far up the groups of a command are looked at."""

_CLICK = ("click", "click.core", "click.decorators", "rich_click", "asyncclick", "cloup")
_CONTEXTS = frozenset({*(f"{module}.Context" for module in _CLICK), "typer.Context", "typer.models.Context"})


def _function(value: Value) -> FunctionObject | None:
    """The function of the project that is decorated."""
    if len(value) != 1:
        return None
    (atom,) = value
    if isinstance(atom, Special) and atom.kind in (PASSED, _COMMAND):
        atom = atom.carried
    return atom if isinstance(atom, FunctionObject) else None


def _command(run: Machine, arguments: Arguments, site: Site, parent: Special | None = None) -> Value | None:
    """`command(name)`, `group()`: a decorator, also where it is used without a call."""
    prefix = options.prefix(run, arguments)
    decorator = Special(_DECORATOR, (parent, prefix, options.setting(run, arguments, "obj")))
    given = arguments.get(0)
    if given is not None and _function(given) is not None:
        return _decorate(run, decorator, Arguments([given]), site)
    return one(decorator)


def _decorate(run: Machine, decorator: Special, arguments: Arguments, site: Site) -> Value:
    """A function becomes a command. Typer leaves the function as it is."""
    decorated = arguments.value(0)
    function = _function(decorated)
    if function is None:
        return decorated
    parent, prefix, started = decorator.carried
    command = Special(_COMMAND, function)
    _make(run, command, function, parent)
    _add(run, function, _STARTED, started)
    if prefix is not None:
        typed = parent is not None and parent.kind == _APPLICATION
        options.read_prefixed(run, function, prefix, site, parameters=typed)
    return decorated if parent is not None and parent.kind == _APPLICATION else one(command)


def _make(run: Machine, command: Special, function: FunctionObject, parent: Special | None) -> None:
    run.store.set((_COMMAND, command.carried), _FUNCTION, one(function))
    _shared(run)
    run.objects.expect(function)
    _add(run, function, _COMMANDS, one(command))
    if parent is not None:
        _add(run, command.carried, _PARENTS, one(parent))


def _object_with_commands(kind: str, run: Machine, arguments: Arguments, site: Site) -> Value:
    """`Group(…)` and `Typer(…)`: what is made has commands."""
    made = Special(kind, run.places.of(site, kind))
    function = _function(arguments.named.get("callback") or NOTHING)
    if function is not None:
        _make(run, made, function, None)
    prefix = options.prefix(run, arguments)
    if prefix is not None:
        run.store.set((_COMMAND, made.carried), "prefix", prefix)
    for name in ("commands", "sources"):
        given = arguments.named.get(name)
        for each in access.iterate(run, given, site).listed or [] if given is not None else []:
            for command in _commands_in(each):
                _add(run, command.carried, _PARENTS, one(made))
    return one(made)


def _add_command(run: Machine, group: Special, arguments: Arguments, _site: Site) -> Value:
    """`group.add_command(command)`, `app.add_typer(other)`."""
    for command in _commands_in(arguments.get(0, "cmd") or NOTHING):
        _add(run, command.carried, _PARENTS, one(group))
        function = _function(arguments.named.get("callback") or NOTHING)
        if function is not None:
            _make(run, command, function, None)
    return NONE


def _of_group(run: Machine, group: Special, arguments: Arguments, site: Site) -> Value | None:
    if group.kind != _APPLICATION:
        return _command(run, arguments, site, group)
    prefix = run.store.known((_COMMAND, group.carried), "prefix") or None
    return one(Special(_DECORATOR, (group, options.prefix(run, arguments) or prefix, NOTHING)))


def _decorate_callback(run: Machine, decorator: Special, arguments: Arguments, _site: Site) -> Value:
    """Typer's `@app.callback()`: the function of the application itself."""
    decorated = arguments.value(0)
    function = _function(decorated)
    if function is not None:
        _make(run, decorator.carried, function, None)
    return decorated


def _start(run: Machine, command: Special, arguments: Arguments, site: Site) -> Value:
    """`cli(obj=…)`, `cli.main(…, auto_envvar_prefix=…)`: what the outermost context has. The function itself counts as
    one that nothing calls."""
    given = arguments.named.get("obj")
    if given is not None:
        _add(run, command.carried, _STARTED, given)
        _add(run, _ALL, _HAVING_OBJECTS, one(command))
    prefix = options.prefix(run, arguments)
    function = _function(_get(run, command.carried, _FUNCTION))
    if prefix is not None and function is not None:
        options.read_prefixed(run, function, prefix, site, parameters=False)
    return UNKNOWN


def _started(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`runner.invoke(command, obj=…)`, as tests do it."""
    commands = list(_commands_in(arguments.get(0, "cli") or NOTHING))
    for command in commands:
        _start(run, command, arguments, site)
    return UNKNOWN if commands else None


def _run_function(run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`typer.run(function)`."""
    function = _function(arguments.get(0, "function") or NOTHING)
    if function is not None:
        _make(run, Special(_COMMAND, function), function, None)
    return NONE


def _invoke(run: Machine, context: Special, arguments: Arguments, site: Site) -> Value:
    """`context.invoke(command or function, …)`: a command has a context under this one."""
    rest = arguments.after()
    found = []
    for atom in ordered(arguments.value(0, "callback")):
        function = _function(one(atom))
        if function is None or not isinstance(atom, Special):
            found.append(run.call(one(atom), rest, site))
            continue
        if context.carried is not None and context.carried != atom.carried:
            _add(run, function, _PARENTS, one(Special(_COMMAND, context.carried)))
        _renew(run, function)
        own = _given(run, function, one(Special(_COMMAND, function)))
        named = {**own.named, **rest.named}
        found.append(run.call(one(function), Arguments(own.positional, named, rest.rest, rest.spread), site))
    return join(found)


def _passing(kind: str, run: Machine, arguments: Arguments, site: Site) -> Value:
    """`pass_context` and `pass_obj`, as decorators without a call."""
    return _pass(run, Special(_PASSER, (kind,)), arguments, site)


def _pass_decorator(kind: str, name: str, _run: Machine, arguments: Arguments, _site: Site) -> Value:
    """`make_pass_decorator(type, ensure=…)`, `pass_meta_key(key)`: such a decorator."""
    return one(Special(_PASSER, (kind, arguments.value(0, name), "ensure" in arguments.named)))


def _pass(run: Machine, decorator: Special, arguments: Arguments, _site: Site) -> Value:
    """A function that is passed something in front of its arguments; the innermost decorator's comes first."""
    decorated = arguments.value(0, "f")
    function = _function(decorated)
    if function is None:
        return decorated
    run.objects.expect(function)
    inner = specials(decorated, PASSED)
    kinds = _kinds(run, function) if inner else ()
    run.store.set((_COMMAND, function), _KINDS, one(Special(_KINDS, (*kinds, decorator.carried))))
    return one(Special(PASSED, function))


def _kinds(run: Machine, function: FunctionObject) -> tuple[tuple[Hashable, ...], ...]:
    for atom in _get(run, function, _KINDS):
        if isinstance(atom, Special):
            kinds: tuple[tuple[Hashable, ...], ...] = atom.carried
            return kinds
    return ()


def _call_passed(run: Machine, passed: Special, arguments: Arguments, site: Site) -> Value:
    """A call of a function that is passed something."""
    contexts = _contexts_of(run, _get(run, passed.carried, _COMMANDS))
    for kind in reversed(_kinds(run, passed.carried)):
        arguments = calls.with_first(arguments, _passed(run, contexts, kind, site))
    return run.call(one(passed.carried), arguments, site)


def _passed(run: Machine, contexts: Value, kind: tuple[Hashable, ...], site: Site) -> Value:
    if kind[0] == "context":
        return contexts
    found = []
    for atom in contexts:
        context = atom if isinstance(atom, Special) else Special(_CONTEXT)
        wanted = [each for each in kind[1:2] if isinstance(each, frozenset)]
        if kind[0] == "object":
            found.append(_object_of(run, context.carried))
        elif kind[0] == "meta":
            shared = _attribute(run, context, "meta", site) or UNKNOWN
            found.append(access.index(run, shared, wanted[0], Reading(site, Form.SUBSCRIPT, site.origin)))
        elif kind[2:] == (True,):
            found.append(_ensure_object(run, context, Arguments(wanted), site))
        else:
            found.append(_find_object(run, context, Arguments(wanted), site))
    return join(found) or UNFILLED


def given(run: Machine, function: FunctionObject) -> Arguments:
    """What is given to a function as the function of a command, after those of its groups have run."""
    commands = _get(run, function, _COMMANDS)
    for command in _commands_in(commands):
        _enter_groups(run, command, (command,))
        _renew(run, command.carried)
    if commands:
        run.store.set((_COMMAND, _ALL), _CURRENT, commands)
    return _given(run, function, commands)


def _enter_groups(run: Machine, command: Special, below: tuple[Special, ...]) -> None:
    """Runs the functions of a command's groups, the outermost first."""
    for group in _commands_in(_get(run, command.carried, _PARENTS)):
        if group in below or len(below) > _MOST_ANCESTORS:
            continue
        _enter_groups(run, group, (*below, group))
        function = _function(_get(run, group.carried, _FUNCTION))
        if function is not None and function not in run.active:
            _renew(run, group.carried)
            run.store.set((_COMMAND, _ALL), _CURRENT, one(group))
            run.call(one(function), _given(run, function, one(group)), Site(function.node, function.frame))


def _renew(run: Machine, key: Hashable) -> None:
    """A command runs in a new context."""
    if run.store.get((_COMMAND, key), _OBJECT):
        run.store.set((_COMMAND, key), _OBJECT, NOTHING)


def _given(run: Machine, function: FunctionObject, commands: Value) -> Arguments:
    """What is given to the function of a command that is one of `commands`."""
    positional: list[Value] = []
    named: dict[str, Value] = {}
    if commands or function.node.decorators:
        kinds = _kinds(run, function)
        contexts, site = _contexts_of(run, commands) if kinds else NOTHING, Site(function.node, function.frame)
        positional = [_passed(run, contexts, kind, site) for kind in kinds]
        named = options.given(run, function, len(positional))
    for parameter in function.node.parameters[len(positional) :]:
        if parameter.declared is None:
            continue
        declared = run.evaluate(parameter.declared, function.frame)
        if may_be(declared, _CONTEXTS):
            named[parameter.name] = _contexts_of(run, commands)
    return Arguments(positional, named)


def _of_click(handler: Handler, *names: str) -> dict[str, Handler]:
    return {f"{module}.{name}": handler for module in _CLICK for name in names}


_OF_GROUPS: dict[str, SpecialHandler] = {
    "command": _of_group,
    "group": _of_group,
    "add_command": _add_command,
    "add_typer": _add_command,
    "main": _start,
    "callback": lambda _run, group, _arguments, _site: one(Special(_OF_CALLBACK, group)),
}


def _get(run: Machine, key: Hashable, name: str) -> Value:
    return run.store.known((_COMMAND, key), name)


def _add(run: Machine, key: Hashable, name: str, value: Value) -> None:
    run.store.set((_COMMAND, key), name, _get(run, key, name) | value)


def _commands_in(value: Value) -> Iterator[Special]:
    for atom in value:
        if isinstance(atom, Special) and atom.kind in (_COMMAND, _APPLICATION):
            yield atom


def _shared(run: Machine) -> Mapping:
    """What all contexts share."""
    return Mapping(run.places.intern("what all contexts share"))


def _put(run: Machine, key: Hashable, value: Value) -> None:
    run.store.set((_COMMAND, key), _OBJECT, value)
    _add(run, _ALL, _HAVING_OBJECTS, one(Special(_COMMAND, key)))


def _object_of(run: Machine, key: Hashable, depth: int = 0) -> Value:
    """The object of a command's context: its own, else that of its group."""
    own = run.store.get((_COMMAND, key), _OBJECT)
    if own and ABSENT not in own:
        return own
    parents = list(_commands_in(_get(run, key, _PARENTS))) if depth < _MOST_ANCESTORS else []
    inherited = [_object_of(run, parent.carried, depth + 1) for parent in parents]
    found = join([containers.known(own), _get(run, key, _STARTED), *inherited])
    return found if found or parents else _only_object(run, key)


def _only_object(run: Machine, key: Hashable) -> Value:
    """The only object that the project puts into a context, for a command that nobody is known to have added."""
    having = list(_commands_in(_get(run, _ALL, _HAVING_OBJECTS)))
    if len(having) != 1 or having[0].carried == key:
        return NOTHING
    return _get(run, having[0].carried, _OBJECT) | _get(run, having[0].carried, _STARTED)


def _contexts_of(run: Machine, commands: Value) -> Value:
    """The contexts of commands; without any, that of the command that is running."""
    if not commands:
        commands = run.store.get((_COMMAND, _ALL), _CURRENT) or NOTHING
        if not commands or ABSENT in commands:
            return one(Special(_CONTEXT))
    return frozenset(Special(_CONTEXT, command.carried) for command in _commands_in(commands))


def _current(run: Machine, _arguments: Arguments, _site: Site) -> Value:
    """`get_current_context()`."""
    return _contexts_of(run, NOTHING)


def _attribute(run: Machine, context: Special, name: str, _site: Site) -> Value | None:
    """An attribute of a context."""
    key = context.carried
    if name == "obj":
        return _object_of(run, key) or UNFILLED
    if name == "meta":
        return one(_shared(run))
    if name == "parent":
        parents = frozenset(_commands_in(_get(run, key, _PARENTS)))
        return _contexts_of(run, parents) if parents else UNKNOWN
    return one(Special(_COMMAND, key)) if name == "command" and key is not None else None


def _write_attribute(run: Machine, context: Special, name: str, value: Value) -> None:
    """`context.obj = value`."""
    if name == "obj":
        _put(run, context.carried, value)


def _find_root(run: Machine, context: Special, _arguments: Arguments, _site: Site) -> Value:
    roots: set[Special] = set()
    pending = [context.carried]
    for _ in range(_MOST_ANCESTORS):
        above: list[Hashable] = []
        for key in pending:
            parents = [parent.carried for parent in _commands_in(_get(run, key, _PARENTS))]
            above += parents
            if not parents:
                roots.add(Special(_CONTEXT, key))
        pending = list(dict.fromkeys(above))
    return frozenset(roots) or UNKNOWN


def _find(run: Machine, key: Hashable, kinds: Value, depth: int = 0) -> Value:
    """The nearest object of a kind."""
    found = frozenset(atom for atom in _object_of(run, key) if _is_of(run, atom, kinds))
    parents = list(_commands_in(_get(run, key, _PARENTS))) if depth < _MOST_ANCESTORS else []
    return found or join(_find(run, parent.carried, kinds, depth + 1) for parent in parents)


def _is_of(run: Machine, atom: Atom, kinds: Value) -> bool:
    if isinstance(atom, Instance):
        classes = list(run.objects.classes(atom.class_))
        return any(kind in classes or not isinstance(kind, ClassObject | Library) for kind in kinds)
    wanted = any(not isinstance(kind, ClassObject) for kind in kinds)
    return wanted and isinstance(atom, Mapping | Endpoint | Special)


def _find_object(run: Machine, context: Special, arguments: Arguments, _site: Site) -> Value:
    return _find(run, context.carried, arguments.value(0, "object_type")) or UNKNOWN


def _ensure_object(run: Machine, context: Special, arguments: Arguments, site: Site) -> Value:
    """The nearest object of a kind, or a new one that is put there."""
    kinds = arguments.value(0, "object_type")
    found = _find(run, context.carried, kinds)
    if not found:
        found = run.call(kinds, Arguments(), site)
        _put(run, context.carried, found)
    return found


MODELS = Models(
    functions={
        **_of_click(_command, "command", "group"),
        **_of_click(partial(_object_with_commands, _COMMAND), "Group", "Command", "CommandCollection"),
        **_of_click(partial(_passing, "context"), "pass_context"),
        **_of_click(partial(_passing, "object"), "pass_obj"),
        **_of_click(partial(_pass_decorator, "find", "object_type"), "make_pass_decorator"),
        **_of_click(partial(_pass_decorator, "meta", "key"), "pass_meta_key"),
        **_of_click(_current, "get_current_context"),
        "click.globals.get_current_context": _current,
        "typer.Typer": partial(_object_with_commands, _APPLICATION),
        "typer.run": _run_function,
        **dict.fromkeys(
            ("typer.main.get_command", "typer.main.get_group"),
            lambda _run, arguments, _site: arguments.get(0, "typer_instance"),
        ),
    },
    kinds={
        _COMMAND: Kind(call=_start, methods=_OF_GROUPS),
        _APPLICATION: Kind(call=_start, methods=_OF_GROUPS),
        _CONTEXT: Kind(
            methods={
                "find_root": _find_root,
                "find_object": _find_object,
                "ensure_object": _ensure_object,
                "invoke": _invoke,
                "forward": _invoke,
                "with_resource": lambda run, _context, arguments, site: run.enter(first(arguments), site),
                **dict.fromkeys(("abort", "exit", "fail"), calling(endings.never)),
            },
            attribute=_attribute,
            write=_write_attribute,
        ),
        PASSED: Kind(call=_call_passed),
        _DECORATOR: Kind(call=_decorate),
        _OF_CALLBACK: Kind(call=_decorate_callback),
        _PASSER: Kind(call=_pass),
    },
    unknown={"invoke": _started},
)
