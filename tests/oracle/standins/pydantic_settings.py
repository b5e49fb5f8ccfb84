"""Stands in for `pydantic_settings`: fields are read from the environment; nothing is validated or cast."""

from __future__ import annotations

import inspect
import os
from typing import TYPE_CHECKING, Any, ClassVar, get_args, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Iterator


def SettingsConfigDict(**options: Any) -> dict[str, Any]:  # noqa: N802 - the library's own name
    return options


class BaseSettings:
    """A model whose values come from variables named like its fields, with `env_prefix`, or like their aliases.

    Variables match whatever their case. A field without a value or a default is an error.
    """

    model_config: ClassVar[dict[str, Any]] = {}

    def __init__(self, **values: Any) -> None:
        variables = {name.upper(): name for name in os.environ}
        prefix = _option(type(self), "env_prefix", "")
        for name, declared, annotated in _fields(type(self)):
            names = _names(prefix + name, (*annotated, *declared))
            found = [variables[one.upper()] for one in names if one.upper() in variables]
            if name in values:
                value = values[name]
            elif found:
                value = os.environ[found[0]]
            else:
                value = _default(name, declared)
            setattr(self, name, value)


def _fields(cls: type) -> Iterator[tuple[str, tuple[Any, ...], tuple[Any, ...]]]:
    for base in reversed(cls.__mro__):
        if issubclass(base, BaseSettings) and base is not BaseSettings:
            hints = get_type_hints(base, include_extras=True)
            for name in inspect.get_annotations(base):
                if name != "model_config":
                    yield name, (base.__dict__[name],) if name in base.__dict__ else (), get_args(hints[name])[1:]


def _names(name: str, declared: tuple[Any, ...]) -> tuple[str, ...]:
    alias = getattr(declared[0], "alias", None) if declared else None
    return tuple(getattr(alias, "choices", (alias or name,)))


def _default(name: str, declared: tuple[Any, ...]) -> Any:
    if not declared:
        raise ValueError(f"field required: {name}")
    options = getattr(declared[0], "options", {"default": declared[0]})
    if "default_factory" in options:
        return options["default_factory"]()
    if "default" not in options:
        raise ValueError(f"field required: {name}")
    return options["default"]


def _option(cls: type, name: str, default: Any) -> Any:
    inner = getattr(cls, "Config", None)
    return getattr(cls, "model_config", {}).get(name, getattr(inner, name, default))
