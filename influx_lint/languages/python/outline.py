"""What lowering a Python file tells of it for edits, so that the plain ones take no second look at its tree."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import NamedTuple

from influx_lint.flow.records import field, mutable
from influx_lint.flow.spans import Packed

_CHANGING = frozenset({"pop", "update", "__delitem__"})
_SETS = frozenset({"set", "frozenset"})
_COMBINING = (ast.Sub, ast.BitAnd, ast.BitOr, ast.BitXor)
SET_METHODS = frozenset(
    {"difference", "intersection", "isdisjoint", "issubset", "issuperset", "symmetric_difference", "union"}
)
_COLLECTIONS = (ast.Name, ast.Dict, ast.Set, ast.List, ast.Tuple)


class Outline(NamedTuple):
    """What a file's edits go by. One that `is_plain` writes and deletes nothing under a key, and was lowered as a
    whole. `compared` are the texts in the collections that are written down in it, where it compares or combines what
    may be one of these. `templates` are its f-strings. `functions` has each function, the outer before the inner, with
    the name by which one is called that is given something: its own, or its class's where it takes the object alone."""

    is_plain: bool
    compared: frozenset[str]
    templates: tuple[Packed, ...]
    functions: tuple[tuple[Packed, str | None], ...]


@mutable
class Outlining:
    """An outline in the making: it is told what is lowered."""

    is_plain: bool = True
    _compares: bool = False
    _listed: set[str] = field(default_factory=set)
    _templates: list[Packed] = field(default_factory=list)
    _functions: list[tuple[Packed, str | None]] = field(default_factory=list)
    _owners: dict[ast.stmt, str] = field(default_factory=dict)

    def outline(self) -> Outline:
        """What was told."""
        compared = frozenset(self._listed) if self._compares else frozenset()
        return Outline(self.is_plain, compared, tuple(self._templates), tuple(self._functions))

    def call(self, node: ast.Call) -> None:
        """A call: some change what they are methods of, or combine it with others."""
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", None)
        if name in _CHANGING:
            self.is_plain = False
        elif name in SET_METHODS and isinstance(function, ast.Attribute):
            self.compare((function.value, *node.args))

    def operation(self, operator: ast.operator, operands: Iterable[ast.expr]) -> None:
        """An operation, of which some are of sets."""
        if isinstance(operator, _COMBINING):
            self.compare(operands)

    def compare(self, operands: Iterable[ast.expr]) -> None:
        """These are compared or combined, be it as sets."""
        self._compares = self._compares or any(map(_may_be_listed, operands))

    def display(self, items: Iterable[ast.expr | None]) -> None:
        """A collection that is written down."""
        for each in items:
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                self._listed.add(each.value)

    def template(self, place: Packed) -> None:
        """An f-string."""
        self._templates.append(place)

    def class_(self, node: ast.ClassDef) -> None:
        """A class, before what is in it."""
        self._owners |= dict.fromkeys(node.body, node.name)

    def function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, place: Packed) -> None:
        """A function with its decorators, before what is in it."""
        given = node.args
        count = len(given.posonlyargs) + len(given.args) + len(given.kwonlyargs)
        owner = self._owners.get(node)
        takes_any = count or given.vararg is not None or given.kwarg is not None
        own = node.name if takes_any else None
        self._functions.append((place, owner if owner is not None and count < 2 else own))


def _may_be_listed(node: ast.expr) -> bool:
    """Whether a node may be a collection that is written down, there or under a name."""
    if isinstance(node, ast.Call):
        function = node.func
        return getattr(function, "attr", getattr(function, "id", None)) in _SETS
    return isinstance(node, _COLLECTIONS)
