"""What the modules that every start loads need of `typing`, without loading it. For type checkers, it is typing's own.

Loading `typing` takes a tenth of the time that it takes to check a small file, and its `NamedTuple` compiles each
annotation besides. `dataclasses` takes longer still, for itself and for each class."""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import NamedTuple, Protocol
else:
    from collections import namedtuple

    class _Declaration(type):
        def __new__(cls, name, bases, namespace):
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            fields = tuple(namespace.pop("__annotations__"))
            defaults = [namespace.pop(field) for field in fields if field in namespace]
            base = namedtuple(name, fields, defaults=defaults)  # noqa: PYI024 - it is what this class is made of
            return type(name, (base,), {"__slots__": (), **namespace})

    class NamedTuple(metaclass=_Declaration):
        """A class whose annotated fields are a tuple's, as `typing.NamedTuple` makes one."""

    class Protocol:
        """What a class is to have. Nothing asks that while the program runs."""


__all__ = ["TYPE_CHECKING", "NamedTuple", "Protocol"]
