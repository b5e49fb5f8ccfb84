"""Stands in for `fastapi`: an application with its state; `uvicorn.run` calls every route once."""

from __future__ import annotations

import asyncio
import inspect
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable


class Depends:
    """What a parameter depends on."""

    def __init__(self, dependency: Callable[..., Any] | None = None) -> None:
        self.dependency = dependency


class Request:
    """A request, which knows its application and carries a state."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.state = SimpleNamespace(**app.yielded)


class APIRouter:
    """Routes that an application takes over."""

    def __init__(self) -> None:
        self.routes: list[Callable[..., Any]] = []

    def get(self, path: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        def register(route: Callable[..., Any]) -> Callable[..., Any]:
            self.routes.append(route)
            return route

        del path
        return register


class FastAPI(APIRouter):
    """An application."""

    def __init__(self, lifespan: Callable[[FastAPI], Any] | None = None) -> None:
        super().__init__()
        self.state = SimpleNamespace()
        self.lifespan = lifespan
        self.yielded: dict[str, Any] = {}
        self.around: list[Callable[..., Any]] = []

    def include_router(self, router: APIRouter) -> None:
        self.routes += router.routes

    def middleware(self, kind: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        def register(function: Callable[..., Any]) -> Callable[..., Any]:
            self.around.append(function)
            return function

        del kind
        return register

    async def serve(self) -> None:
        """Prints what every route gives."""
        if self.lifespan is None:
            await self._answer()
            return
        async with self.lifespan(self) as yielded:
            self.yielded = yielded or {}
            await self._answer()

    async def _answer(self) -> None:
        for route in self.routes:
            request = Request(self)
            for function in self.around:
                await function(request, _nothing)
            found = self._called(route, request)
            print(await found if asyncio.iscoroutine(found) else found)

    def _called(self, function: Callable[..., Any], request: Request) -> Any:
        annotated: Any = function.__init__ if isinstance(function, type) else function  # type: ignore[misc]
        hints = get_type_hints(annotated, include_extras=True)
        parameters = inspect.signature(function).parameters
        found = function(
            **{name: self._given(one.default, hints.get(name), request) for name, one in parameters.items()}
        )
        return next(found) if inspect.isgenerator(found) else found

    def _given(self, default: Any, annotation: Any, request: Request) -> Any:
        for source in (default, *get_args(annotation)):
            if isinstance(source, Depends):
                return self._called(source.dependency or annotation, request)
        return request


async def _nothing(request: Request) -> None:
    del request
