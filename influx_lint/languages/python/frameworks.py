"""The frameworks whose application holds what a project puts into it."""

from __future__ import annotations

APPLICATIONS = {
    "flask.Flask": "flask",
    "flask.app.Flask": "flask",
    "quart.Quart": "quart",
    "celery.Celery": "celery",
    "fastapi.FastAPI": "fastapi",
    "starlette.applications.Starlette": "starlette",
    "aiohttp.web.Application": "aiohttp",
    "sanic.Sanic": "sanic",
    "litestar.Litestar": "litestar",
}
"""The classes of applications, and the framework of each."""
