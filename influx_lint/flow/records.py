"""Records that an analysis makes by the hundred thousand: classes with fields, their methods made of these.

They do not change once made, but for those that are `mutable`. Type checkers hold that; to have Python hold it too
would double what making one takes. To make such a class takes a fraction of what it takes `dataclasses`, for which
every start with code to analyse would wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

_T = TypeVar("_T")


class _Field:
    """What a class body says of a field: what makes its default, and whether it counts in the hash."""

    def __init__(self, default: object, factory: Callable[[], object] | None, *, is_hashed: bool) -> None:
        self.default = default
        self.factory = factory
        self.is_hashed = is_hashed


_REQUIRED = object()


def field(*, default: Any = _REQUIRED, default_factory: Callable[[], Any] | None = None, hash: bool = True) -> Any:  # noqa: A002 - as `dataclasses` names it
    """A field with a default, or with one that is made for each record, or that its hash leaves out."""
    return _Field(default, default_factory, is_hashed=hash)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(class_: type[_T]) -> type[_T]:
    """A class of records that are equal when their fields are."""
    return _made(class_, is_compared=True)


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def entity(class_: type[_T]) -> type[_T]:
    """A class of records each of which equals only itself."""
    return _made(class_, is_compared=False)


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def mutable(class_: type[_T]) -> type[_T]:
    """A class of records that change, and each of which equals only itself."""
    return _made(class_, is_compared=False)


def replace(one: _T, **changes: object) -> _T:
    """A record with other values in some of its fields."""
    class_: Any = type(one)
    return class_(**{name: getattr(one, name) for name in class_.fields_of_record} | changes)  # type: ignore[no-any-return]


def _made(class_: type[_T], *, is_compared: bool) -> type[_T]:
    """The class with slots, and with methods that are written for its fields."""
    inherited: dict[str, _Field] = getattr(class_, "fields_of_record", {})
    body = {name: value for name, value in vars(class_).items() if name not in ("__dict__", "__weakref__")}
    own = {name: _as_field(body.pop(name, _REQUIRED)) for name in body.get("__annotations__", ())}
    fields = inherited | own
    body |= {"__slots__": tuple(own), "__match_args__": tuple(fields), "__repr__": _shown, "fields_of_record": fields}
    text, names = _initialiser(fields)
    methods: dict[str, Any] = {}
    exec(text, names, methods)
    if is_compared:
        methods |= _comparison(fields)
    made: Any = type(class_.__name__, class_.__bases__, body | methods)
    return cast("type[_T]", made)


def _as_field(value: object) -> _Field:
    return value if isinstance(value, _Field) else _Field(value, None, is_hashed=True)


def _initialiser(fields: Mapping[str, _Field]) -> tuple[str, dict[str, Any]]:
    """The text of `__init__`, and the names that it knows."""
    names: dict[str, Any] = {"_REQUIRED": _REQUIRED}
    parameters, lines = ["_record"], []
    for name, each in fields.items():
        names[f"_{name}"], names[f"_make_{name}"] = each.default, each.factory
        is_optional = each.default is not _REQUIRED or each.factory is not None
        parameters.append(f"{name}=_{name}" if is_optional else name)
        value = f"_make_{name}() if {name} is _REQUIRED else {name}" if each.factory is not None else name
        lines.append(f"    _record.{name} = {value}\n")
    return f"def __init__({', '.join(parameters)}):\n{''.join(lines) or '    pass'}\n", names


def _comparison(fields: Mapping[str, _Field]) -> dict[str, Any]:
    """`__eq__` and `__hash__`, not compiled for the fields: that would take longer than most records are compared."""
    whole, hashed = _asking(list(fields)), _asking([name for name, each in fields.items() if each.is_hashed])

    def equals(one: object, other: object) -> bool:
        return whole(one) == whole(other) if other.__class__ is one.__class__ else NotImplemented

    return {"__eq__": equals, "__hash__": lambda one: hash(hashed(one))}


def _asking(names: Sequence[str]) -> Callable[[Any], object]:
    """What gives the fields of a record that have some names."""
    return attrgetter(*names) if names else lambda _: ()


def _shown(self: Any) -> str:
    """A record for who debugs."""
    return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.fields_of_record)})"
