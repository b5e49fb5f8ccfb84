"""Decorators and marks that have a test skipped on a condition: `skipIf`, `skipUnless`, `pytest.mark.skipif`.

Sources: the documentation of Python's `unittest` and of pytest.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_SKIPPED_WHERE = {"skipIf": True, "skipif": True, "xfail": True, "skipUnless": False}
_MARKS = "pytestmark"
"""The name that a module, or a class, gives to the marks of its tests."""


class Skip(NamedTuple):
    """A test is skipped where `condition` is `where`; `by` is the decorator's name."""

    by: ast.expr
    condition: ast.expr
    where: bool


def of_decorators(decorators: Iterable[ast.expr]) -> Iterator[Skip]:
    """What has a decorated function, or the functions of a decorated class, skipped."""
    for each in decorators:
        if isinstance(each, ast.Call) and each.args and not isinstance(each.args[0], ast.Constant | ast.Starred):
            name = each.func.attr if isinstance(each.func, ast.Attribute) else getattr(each.func, "id", "")
            if name in _SKIPPED_WHERE:
                yield Skip(each.func, each.args[0], _SKIPPED_WHERE[name])


def of_marks(body: Iterable[ast.stmt]) -> Iterator[Skip]:
    """What has the tests in a module's body, or in a class', skipped."""
    for statement in body:
        if isinstance(statement, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == _MARKS for target in statement.targets
        ):
            value = statement.value
            yield from of_decorators(value.elts if isinstance(value, ast.List | ast.Tuple) else [value])
