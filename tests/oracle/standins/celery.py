"""Stands in for `celery`: an application with its configuration, and tasks that run at once."""

from __future__ import annotations

import functools
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class _Settings(dict[str, Any]):
    def __getattr__(self, name: str) -> Any:
        return self[name]

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value


class Task:
    """A function that is called by way of a queue."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self._function = function

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._function(*arguments, **named)

    delay = __call__

    def apply_async(self, args: Any = (), kwargs: Any = None) -> Any:
        return self._function(*args, **(kwargs or {}))


class Celery:
    """An application."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.conf = _Settings()

    def task(self, function: Callable[..., Any] | None = None, *, bind: bool = False) -> Any:
        if function is None:
            return lambda each: Task(functools.partial(each, SimpleNamespace(app=self)) if bind else each)
        return Task(function)


def shared_task(function: Callable[..., Any]) -> Task:
    return Task(function)
