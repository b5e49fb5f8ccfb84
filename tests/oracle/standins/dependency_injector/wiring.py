"""Wiring: a marked default is what a provider gives when the function is called."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Provide:
    def __init__(self, provider: Any) -> None:
        self.provider = provider

    def __class_getitem__(cls, provider: Any) -> Provide:
        return cls(provider)


def inject(function: Callable[..., Any]) -> Callable[..., Any]:
    signature = inspect.signature(function)

    @functools.wraps(function)
    def injected(*positional: Any, **named: Any) -> Any:
        bound = signature.bind(*positional, **named)
        bound.apply_defaults()
        for name, given in bound.arguments.items():
            if isinstance(given, Provide):
                bound.arguments[name] = given.provider()
        return function(*bound.args, **bound.kwargs)

    return injected
