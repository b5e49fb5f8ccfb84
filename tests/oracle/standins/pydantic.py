"""Stands in for what settings and models take from `pydantic`: fields with a default and an alias."""

from __future__ import annotations

import inspect
from typing import Any, Self


class FieldInfo:
    """What `Field(…)` says of a field: how its default is made, if it has one, and the names of its value."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        self.alias = options.get("validation_alias") or options.get("alias")


def Field(*default: Any, **options: Any) -> Any:  # noqa: N802 - the library's own name
    return FieldInfo(options | ({"default": default[0]} if default else {}))


class AliasChoices:
    """Several names under which a field's value may stand."""

    def __init__(self, *choices: str | AliasPath) -> None:
        self.choices = choices


class AliasPath:
    """A path of keys under which a field's value may stand."""

    def __init__(self, *path: str) -> None:
        self.path = path


def model_validator(*, mode: str) -> Any:
    """A decorator of class methods; with the mode `before` they are given all that the model is made of."""

    def decorate(method: Any) -> Any:
        getattr(method, "__func__", method).prepares = mode == "before"
        return method

    return decorate


def ConfigDict(**options: Any) -> dict[str, Any]:  # noqa: N802 - the library's own name
    return options


class BaseModel:
    """A model whose fields are filled by their names or aliases; nothing is validated."""

    model_config: dict[str, Any] = {}  # noqa: RUF012 - as the library has it

    def __init__(self, **values: Any) -> None:
        for _, method in inspect.getmembers(type(self), inspect.ismethod):
            values = method(values) if getattr(method, "prepares", False) else values
        if self.model_config.get("extra") == "allow":
            self.__dict__.update(values)
        for name in inspect.get_annotations(type(self)):
            declared = getattr(type(self), name, None)
            alias = declared.alias if isinstance(declared, FieldInfo) else None
            paths = [getattr(one, "path", (one,)) for one in getattr(alias, "choices", (alias or name,))]
            found = [held for path in paths if (held := _under(values, path)) is not None]
            if not found and not isinstance(declared, FieldInfo) and declared is None:
                raise ValueError(f"field required: {name}")
            setattr(self, name, found[0] if found else getattr(declared, "options", {"default": declared})["default"])

    def model_dump(self) -> dict[str, Any]:
        return dict(self.__dict__)

    @classmethod
    def model_validate(cls, values: dict[str, Any]) -> Self:
        return cls(**values)


def _under(values: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        values = values.get(key) if isinstance(values, dict) else None
    return values
