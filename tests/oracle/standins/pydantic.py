"""Stands in for what settings take from `pydantic`: fields with a default and an alias."""

from __future__ import annotations

from typing import Any


class FieldInfo:
    """What `Field(…)` says of a field: how its default is made, if it has one, and the names of its value."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        self.alias = options.get("validation_alias") or options.get("alias")


def Field(*default: Any, **options: Any) -> Any:  # noqa: N802 - the library's own name
    return FieldInfo(options | ({"default": default[0]} if default else {}))


class AliasChoices:
    """Several names under which a field's value may stand."""

    def __init__(self, *choices: str) -> None:
        self.choices = choices
