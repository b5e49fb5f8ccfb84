"""Modules that are loaded by a name which may only be known when the program runs, and what is in them.

Sources: docs.python.org, "importlib", "importlib.metadata"; setuptools.pypa.io, "Entry Points"."""

from __future__ import annotations

from influx_lint.flow import imports, ir, modules, unfollowed
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.containers import some_elements
from influx_lint.flow.machine import Machine, Reading
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import join, known_texts, strings, text
from influx_lint.flow.values import UNKNOWN, Sequence, Special, Value, one
from influx_lint.meanings.models import Kind, Models

LOADED = "loaded by name"
"""A module whose name is only known when the program runs, something in it, or what that gives. It carries the
project's files that it may be; where it carries none, it may be any."""

ANY_METHOD = "called by a name"
"""A method or function of the project's whose name is only known when the program runs."""

_MODULES = "modules by name"

_OF_ANY_METHOD = "what is called by a name that is only known when the program runs gets the credentials"
_REASON = "a module whose name is only known when the program runs gets the credentials"


def _import_module(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """The module of a name. Where it is only known when the program runs, each that it may be is gone through, and
    which one it is remains open, unless there is but one."""
    name = text(arguments.value(0, "name"))
    if name is not None:
        module = name.lstrip(".")
        return imports.import_module(run, module, len(name) - len(module), site)
    paths = tuple(run.program.loaded_by_name(site.path))
    found = [modules.module(run, path) for path in paths]
    return one(found[0]) if len(found) == 1 and found[0] is not None else one(Special(LOADED, paths))


def _import(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """`__import__(name)`: the outermost package of the module; with names to import from it, the module itself."""
    name = text(arguments.value(0, "name"))
    names = arguments.get(3, "fromlist") or frozenset()
    if name is None or any(isinstance(atom, Sequence) and some_elements(run.store, atom, 1) for atom in names):
        return _import_module(run, arguments, site)
    return imports.import_module(run, name.partition(".")[0], 0, site)


def _object(run: Machine, arguments: Arguments, site: Site) -> Value | None:
    """What a function gives that takes a dotted path."""
    given = arguments.value(0)
    paths = strings(given)
    if len(paths) < len(given):
        return one(Special(LOADED, ()))
    return join(imports.import_path(run, str(path.value), site) for path in paths)


def _of_loaded(run: Machine, _modules: Special, key: Value, reading: Reading) -> Value:
    """`sys.modules[name]`: the module of a name, or the one where this stands."""
    node, site = reading.site.node, reading.site
    is_own = isinstance(node, ir.Index) and isinstance(node.key, ir.Name) and node.key.name == "__name__"
    own = run.loaded.modules.get(site.path) if is_own else None
    found = [one(own)] if own is not None else [imports.import_module(run, name, 0, site) for name in known_texts(key)]
    return join(found) or UNKNOWN


def _call(run: Machine, loaded: Special, arguments: Arguments, site: Site) -> Value:
    """A call of something that was loaded: what it does with credentials is not known, unless no file that it may be
    in speaks of a key that matters."""
    paths = loaded.carried
    names = {step for key in run.keys for step in key}
    if not paths or any(run.program.mentions(path, names) for path in paths):
        unfollowed.give_up_on(run, arguments, site.origin, _REASON)
    return one(loaded)


def _call_any(run: Machine, _method: Special, arguments: Arguments, site: Site) -> Value:
    unfollowed.give_up_on(run, arguments, site.origin, _OF_ANY_METHOD)
    return UNKNOWN


MODELS = Models(
    functions={
        "importlib.import_module": _import_module,
        "builtins.__import__": _import,
        "importlib.util.module_from_spec": lambda _run, _arguments, _site: one(Special(LOADED, ())),
        **dict.fromkeys(
            (
                "pydoc.locate",
                "werkzeug.utils.import_string",
                "django.utils.module_loading.import_string",
                "pkgutil.resolve_name",
            ),
            _object,
        ),
        **dict.fromkeys(
            ("importlib.metadata.entry_points", "importlib_metadata.entry_points", "pkg_resources.iter_entry_points"),
            lambda run, _arguments, site: run.sequence_of_any(site, one(Special(LOADED, ()))),
        ),
    },
    values={"sys.modules": one(Special(_MODULES))},
    kinds={
        _MODULES: Kind(item=_of_loaded),
        ANY_METHOD: Kind(call=_call_any),
        LOADED: Kind(call=_call, attribute=lambda _run, loaded, _name, _site: one(loaded)),
    },
)
