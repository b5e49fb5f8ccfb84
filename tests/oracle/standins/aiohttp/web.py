"""Stands in for `aiohttp.web`: an application that holds things by key; `run_app` calls every handler once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class AppKey:
    """A key of an application."""

    def __init__(self, name: str, kind: type) -> None:
        self.name = name
        self.kind = kind


class Request:
    """A request, which knows its application."""

    def __init__(self, app: Application) -> None:
        self.app = app


class _Router:
    def __init__(self) -> None:
        self.handlers: list[Callable[[Request], Any]] = []

    def add_get(self, path: str, handler: Callable[[Request], Any]) -> None:
        del path
        self.handlers.append(handler)


class Application(dict[Any, Any]):
    """An application."""

    def __init__(self) -> None:
        super().__init__()
        self.router = _Router()
        self.on_startup: list[Callable[[Application], Any]] = []


def json_response(data: Any) -> Any:
    return data


def run_app(app: Application) -> None:
    """Prints what every handler gives."""

    async def serve() -> None:
        for hook in app.on_startup:
            await hook(app)
        for handler in app.router.handlers:
            print(await handler(Request(app)))

    asyncio.run(serve())
