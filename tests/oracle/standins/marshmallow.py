"""Stands in for `marshmallow`: schemas that load the keys which their fields name; nothing is validated."""

from __future__ import annotations

import inspect
from typing import Any

EXCLUDE = "exclude"


class _Field:
    def __init__(self, **options: Any) -> None:
        self.options = options


class fields:  # noqa: N801 - the library's own name
    Int = Str = String = _Field


def post_load(method: Any) -> Any:
    method.follows = True
    return method


class Schema:
    def load(self, data: Any) -> Any:
        declared = inspect.getmembers(type(self), lambda each: isinstance(each, _Field))
        keys = {name: field.options.get("data_key", name) for name, field in declared}
        made: Any = {name: data[key] for name, key in keys.items() if key in data}
        for _, method in inspect.getmembers(self, lambda each: hasattr(each, "follows")):
            made = method(made)
        return made
