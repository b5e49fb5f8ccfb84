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
    """An object that a framework hands to files which need not import where it is filled. `fills` finds the files that
    put something into it, and `speaks` those that may have it from there; these have one of `words`."""

    name: str
    fills: Texts
    speaks: Texts
    words: frozenset[bytes]


_BEGINNING = re.compile(rb"(?:\\b)?((?:\w|\\[.(\[]|=)+)")
"""What a pattern begins with that is no pattern."""


class Texts:
    """Finds one of several patterns in a text, each of which begins with something definite, and perhaps `\\b`.

    Most files have nothing of that, which is asked first: `re` compiles a pattern where a file has. That no more of a
    word stands before is asked behind it, so that the search goes from one such place to the next."""

    __slots__ = ("_patterns",)

    def __init__(self, *patterns: bytes) -> None:
        self._patterns = []
        for each in patterns:
            begun = _BEGINNING.match(each)
            definite = re.sub(rb"\\(\W)", rb"\1", begun[1] if begun is not None else b"")
            self._patterns.append((definite, re.sub(rb"^\\b(\w+)", rb"\1(?<!\\w\1)", each)))

    def are_in(self, data: bytes) -> bool:
        """Whether one of them is in the bytes of a file."""
        return any(data.find(definite) >= 0 and re.search(pattern, data) for definite, pattern in self._patterns)


_OF_ITS_OWN = rb"\brequest\.(?!(?:%s)\b)\w" % b"|".join(
    b"GET POST META FILES COOKIES args auth body build_absolute_uri client content_type cookies data files form "
    b"get_full_path get_json headers json method param path query_params scheme session url user values".split()
)
"""What a request carries that it does not have of any framework."""


def _carrier(name: str, fills: Texts, speaks: Texts, words: str) -> Carrier:
    return Carrier(name, fills, speaks, frozenset(word.encode() for word in words.split()))


CARRIERS = (
    _carrier(
        "<the running application>",
        Texts(*(rf"\b{name}\(".encode() for name in {name.rpartition(".")[2]: None for name in APPLICATIONS})),
        Texts(rb"\bcurrent_app\b", rb"\breq\.app\b", rb"\brequest\.app\b", rb"\bself\.app\b", rb"\.app\.state\b"),
        "current_app request.app req.app self.app .app.state",
    ),
    _carrier(
        "<what a request carries>",
        Texts(
            rb"\.state\.\w+\s*=",
            rb"\bsetattr\(\s*(?:\w+\.state|g)\b",
            rb"\blifespan\b",
            rb"\bg\.\w+\s*=",
            rb"\brequest\.\w+\s*=(?!=)",
        ),
        Texts(rb"\.state\b", rb"\bg\.\w", rb"\bgetattr\(\s*g\b", _OF_ITS_OWN),
        ".state g. (g request.",
    ),
    _carrier(
        "<the configurations of applications>",
        Texts(rb"\bAppConfig\b"),
        Texts(rb"\bget_app_config\b"),
        "get_app_config",
    ),
    _carrier(
        "<the context of a command>",
        Texts(
            rb"\.obj\b\s*[\[=]",
            rb"\.obj\.\w+\s*=",
            rb"\bensure_object\b",
            rb"\bmake_pass_decorator\b",
            rb"\bobj=",
            rb"\.meta\[",
        ),
        Texts(
            rb"\bpass_(?:obj|context|meta_key)\b",
            rb"\bget_current_context\b",
            rb"\bmake_pass_decorator\b",
            rb"\bContext\b",
        ),
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
