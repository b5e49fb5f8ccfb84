"""Providers: each gives something when it is called, and puts what other providers give in place of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable as Function


class Provider:
    def __call__(self, *positional: Any, **named: Any) -> Any:
        raise NotImplementedError

    @property
    def provided(self) -> Provided:
        return Provided(self, lambda given: given)


class Provided(Provider):
    """A part of what a provider gives."""

    def __init__(self, provider: Provider, part: Function[[Any], Any]) -> None:
        self._provider = provider
        self._part = part

    def __call__(self, *_positional: Any, **_named: Any) -> Any:
        return self._part(self._provider())

    def __getattr__(self, name: str) -> Provided:
        return Provided(self, lambda given: getattr(given, name))

    def __getitem__(self, key: Any) -> Provided:
        return Provided(self, lambda given: given[key])


def value(argument: Any) -> Any:
    return argument() if isinstance(argument, Provider) else argument


class Callable(Provider):
    def __init__(self, called: Function[..., Any], *positional: Any, **named: Any) -> None:
        self._called = called
        self._positional = positional
        self._named = named

    def __call__(self, *positional: Any, **named: Any) -> Any:
        own = {name: value(argument) for name, argument in self._named.items()}
        return self._called(*map(value, self._positional), *positional, **{**own, **named})


class Factory(Callable):
    pass


class Singleton(Callable):
    def __call__(self, *positional: Any, **named: Any) -> Any:
        if not hasattr(self, "_made"):
            self._made = super().__call__(*positional, **named)
        return self._made


class Object(Provider):
    def __init__(self, given: Any) -> None:
        self._given = given

    def __call__(self, *_positional: Any, **_named: Any) -> Any:
        return self._given
