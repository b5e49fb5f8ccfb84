"""The platforms' own reader library for Python: `platformshconfig`, and `pshconfig` before it.

`Config(environment_variables=os.environ, env_prefix="PLATFORM_")`; `credentials(relationship, index=0)` gives an
endpoint, `formatted_credentials(relationship, formatter)` what the function registered under that name makes of it."""

from __future__ import annotations

from influx_lint.flow.arguments import Arguments
from influx_lint.flow.frames import Instance
from influx_lint.flow.machine import Machine
from influx_lint.flow.places import Site
from influx_lint.flow.platform import Reader, Relationships
from influx_lint.flow.store import Slot
from influx_lint.flow.values import Const, Method, Special, Value, one
from influx_lint.meanings import reader as platform
from influx_lint.meanings.models import MethodHandler, Models, initialising, nothing

CLASSES = ("platformshconfig.Config", "platformshconfig.config.Config", "pshconfig.Config", "pshconfig.config.Config")

_IS_REAL = Slot("is real")
"""The name of the cell that says whether an instance reads the platform's own environment."""

_INITIALISER = "initialiser"
_DEFINITIONS = ("_relationships_def", "_relationshipsDef", "relationships_def", "relationships")


def _initialise(run: Machine, instance: Instance, arguments: Arguments, site: Site) -> None:
    """The reader's own initialiser, of an instance of a class of the project that is derived from it."""
    real = one(Const(platform.reads_the_platforms(run, arguments, site)))
    run.store.set(instance.place, _IS_REAL, real)


def of_instance(run: Machine, instance: Instance, name: str) -> Value | None:
    """What an instance of a class that is derived from the reader has from it."""
    if name == "__init__":
        return one(Special(_INITIALISER, instance))
    if run.store.get(instance.place, _IS_REAL) == one(Const(False)):
        return None
    place = run.places.intern(("reader", instance.place))
    return _attribute(Reader(place, one(Relationships(run.places.intern(("relationships", place))))), name)


def _attribute(atom: Reader, name: str) -> Value | None:
    if name in _METHODS:
        return one(Method(atom, name))
    return atom.relationships if name in _DEFINITIONS else None


_METHODS: dict[str, MethodHandler] = {
    "credentials": platform.credentials,
    "formatted_credentials": platform.formatted,
    "register_formatter": platform.register,
    "decode": lambda run, _reader, arguments, site: platform.decode(run, arguments, site),
    **dict.fromkeys(("has_relationship", "get"), nothing),
}

_instantiate, _INITIALISING = initialising(_initialise)

MODELS = Models(
    functions={**dict.fromkeys(CLASSES, platform.make), **{f"{name}.decode": platform.decode for name in CLASSES}},
    kinds={_INITIALISER: _INITIALISING},
    methods={Reader: _METHODS},
    attributes={Reader: lambda _run, reader, name, _site: _attribute(reader, name)},
    bases=dict.fromkeys(CLASSES, ("reader",)),
    initialisers={"reader": _instantiate},
)
