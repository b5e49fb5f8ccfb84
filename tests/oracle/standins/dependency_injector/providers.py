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


class Configuration(Provider):
    """Settings, or what is under a path of names in them; what is filled later is there when it is asked for."""

    def __init__(self, filled: dict[str, Any] | None = None, *path: str) -> None:
        self._filled: dict[str, Any] = {} if filled is None else filled
        self._path = path

    def __getattr__(self, name: str) -> Configuration:
        return Configuration(self._filled, *self._path, name)

    def __call__(self, *_positional: Any, **_named: Any) -> Any:
        found: Any = self._filled
        for name in self._path:
            found = found[name]
        return found

    def from_dict(self, given: Any) -> None:
        self._below(self._path).update(given)

    def from_value(self, given: Any) -> None:
        self._below(self._path[:-1])[self._path[-1]] = given

    def required(self) -> Configuration:
        return self

    def as_int(self) -> Provider:
        return Callable(int, self)

    def _below(self, path: tuple[str, ...]) -> Any:
        holder: Any = self._filled
        for name in path:
            holder = holder.setdefault(name, {})
        return holder
