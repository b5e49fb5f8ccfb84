"""Stands in for what settings and models take from `pydantic`: fields with a default and an alias."""

from __future__ import annotations

import functools
import inspect
from typing import Any, Self, get_args, get_origin


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
        for name, kind in inspect.get_annotations(type(self)).items():
            declared = getattr(type(self), name, None)
            alias = declared.alias if isinstance(declared, FieldInfo) else None
            paths = [getattr(one, "path", (one,)) for one in getattr(alias, "choices", (alias or name,))]
            found = [held for path in paths if (held := _under(values, path)) is not None]
            if not found and not hasattr(type(self), name):
                raise ValueError(f"field required: {name}")
            default = getattr(declared, "options", {"default": declared})
            setattr(self, name, _converted(kind, found[0]) if found else default["default"])

    def model_dump(self) -> dict[str, Any]:
        return dict(self.__dict__)

    @classmethod
    def model_validate(cls, values: dict[str, Any]) -> Self:
        return cls(**values)


class TypeAdapter:
    """Makes models wherever an annotation has some."""

    def __init__(self, kind: Any) -> None:
        self.validate_python = functools.partial(_converted, kind)


def _converted(kind: Any, value: Any) -> Any:
    """A value as an annotation has it: dictionaries become models, in lists and dictionaries, too."""
    inner = get_args(kind)
    if isinstance(value, list) and get_origin(kind) is list:
        return [_converted(inner[0], each) for each in value]
    if isinstance(value, dict) and get_origin(kind) is dict:
        return {key: _converted(inner[1], each) for key, each in value.items()}
    models = [each for each in (kind, *inner) if inspect.isclass(each) and issubclass(each, BaseModel)]
    nested = [each for each in inner if get_origin(each) in (list, dict)]
    if isinstance(value, dict) and models:
        return models[0](**value)
    return _converted(nested[0], value) if isinstance(value, list | dict) and nested else value


def _under(values: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        values = values.get(key) if isinstance(values, dict) else None
    return values
