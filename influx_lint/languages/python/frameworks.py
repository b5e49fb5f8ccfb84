"""The frameworks whose objects carry what a project puts into them from one of its files to others."""

from __future__ import annotations

import re
from collections.abc import Mapping

from influx_lint.typings import NamedTuple

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


class Carrier(NamedTuple):
    """An object that a framework hands to files which need not import where it is filled.

    `fills` finds the files that put something into it, and `speaks` those that may have it from there; these have one
    of `words`.
    """

    name: str
    fills: re.Pattern[bytes]
    speaks: re.Pattern[bytes]
    words: frozenset[bytes]


def _carrier(name: str, fills: bytes, speaks: bytes, words: str) -> Carrier:
    return Carrier(name, _search(fills), _search(speaks), frozenset(word.encode() for word in words.split()))


def _search(pattern: bytes) -> re.Pattern[bytes]:
    """A pattern whose alternatives begin with a word or a dot. That nothing of a word stands before is asked after the
    first letter: so the search runs from one such letter to the next, and does not stop at each character."""
    return re.compile(re.sub(rb"\\b([A-Za-z])", rb"\1(?<!\\w\1)", pattern))


CARRIERS = (
    _carrier(
        "<the running application>",
        "|".join(rf"\b{name}\(" for name in {name.rpartition(".")[2]: None for name in APPLICATIONS}).encode(),
        rb"\bcurrent_app\b|\breq(?:uest)?\.app\b|\bself\.app\b|\.app\.state\b",
        "current_app request.app req.app self.app .app.state",
    ),
    _carrier(
        "<what a request carries>",
        rb"\.state\.\w+\s*=|\bsetattr\(\s*(?:\w+\.state|g)\b|\blifespan\b|\bg\.\w+\s*=",
        rb"\.state\b|\bg\.\w|\bgetattr\(\s*g\b",
        ".state g. (g",
    ),
    _carrier(
        "<the context of a command>",
        rb"\.obj\b\s*[\[=]|\.obj\.\w+\s*=|\bensure_object\b|\bmake_pass_decorator\b|\bobj=|\.meta\[",
        rb"\bpass_(?:obj|context|meta_key)\b|\bget_current_context\b|\bmake_pass_decorator\b|\bContext\b",
        "pass_obj pass_context get_current_context make_pass_decorator pass_meta_key Context",
    ),
)

CARRIED_AS: Mapping[str, str] = {
    "pass_obj": "obj",
    "make_pass_decorator": "obj",
    "find_object": "obj",
    "ensure_object": "obj",
}
"""What gets hold of an attribute without naming it, and the attribute."""
