"""Objects whose attributes are keys: whether what is nested in them is an object as well, or a plain dictionary."""

from __future__ import annotations

import ast
import enum

from influx_lint.languages.python.edits.source import Source

_HOOKS = {"object_hook", "object_pairs_hook"}
_OUTERMOST = {"SimpleNamespace", "Namespace"}
_DICTIONARIES = {"Box", "AttrDict", "Munch", "munchify", "DotMap"}
_DEEPEST = 8


class Kind(enum.Enum):
    """How a key of a nested dictionary is read from an object.

    Flat: `endpoint.query["org"]`; what is nested is a dictionary, or can be read as one. Nested:
    `endpoint.query.org`; it is an object of the same kind.
    """

    FLAT = "flat"
    NESTED = "nested"


def kind(source: Source, node: ast.expr, *, inner: bool = False, depth: int = 0) -> Kind | None:
    """How the object that `node` gives has been made, as far as it can be seen in the file.

    `inner` says that the object is a part of what `node` gives.
    """
    if depth > _DEEPEST:
        return None
    if isinstance(node, ast.Attribute | ast.Subscript):
        return kind(source, node.value, inner=True, depth=depth + 1)
    if isinstance(node, ast.Name):
        value = only_value(source, node.id)
        return kind(source, value, inner=inner, depth=depth + 1) if value is not None else None
    if not isinstance(node, ast.Call):
        return None
    if any(each.arg in _HOOKS for each in node.keywords):
        return Kind.NESTED
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
    if name in _DICTIONARIES or (name in _OUTERMOST and not inner) or _is_dictionary(source, name):
        return Kind.FLAT
    if not inner and _is_filled(source, name):
        return Kind.FLAT
    return None


def only_value(source: Source, name: str) -> ast.expr | None:
    """What a plain assignment gives a name that nothing else binds."""
    bindings = source.bound.get(name, [])
    return assigned(source, bindings[0]) if len(bindings) == 1 else None


def assigned(source: Source, binding: ast.AST) -> ast.expr | None:
    """What a plain assignment gives the name that it binds."""
    above = source.parent(binding)
    if isinstance(above, ast.Assign) and binding in above.targets:
        return above.value
    if isinstance(above, ast.AnnAssign | ast.NamedExpr) and above.target is binding:
        return above.value
    return None


def _is_filled(source: Source, name: object) -> bool:
    """Whether a name is that of a class in the file whose objects get what a dictionary has as it is."""
    bindings = source.bound.get(name, []) if isinstance(name, str) else []
    if len(bindings) != 1 or not isinstance(bindings[0], ast.ClassDef) or "__getattr" in source.text:
        return False
    calls = [node for node in ast.walk(bindings[0]) if isinstance(node, ast.Call)]
    return any(_fills(each) for each in calls)


def _fills(call: ast.Call) -> bool:
    """`setattr(self, key, value)`, `self.__dict__.update(data)`."""
    if isinstance(call.func, ast.Name):
        return (
            call.func.id == "setattr" and len(call.args) == 3 and all(isinstance(each, ast.Name) for each in call.args)
        )
    holder = call.func.value if isinstance(call.func, ast.Attribute) and call.func.attr == "update" else None
    given = call.args[0] if len(call.args) == 1 else None
    return isinstance(holder, ast.Attribute) and holder.attr == "__dict__" and isinstance(given, ast.Name)


def _is_dictionary(source: Source, name: object) -> bool:
    """Whether a name is that of a class in the file that is a dictionary."""
    bindings = source.bound.get(name, []) if isinstance(name, str) else []
    return len(bindings) == 1 and any(
        isinstance(base, ast.Name) and base.id == "dict"
        for each in bindings
        if isinstance(each, ast.ClassDef)
        for base in each.bases
    )
