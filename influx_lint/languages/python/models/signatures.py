"""How library functions call their arguments, so that models need not care which were given by name.

The names are those of the libraries' own documentation; functions whose arguments have no names are left out.
"""

from __future__ import annotations

from influx_lint.flow.arguments import Arguments

_BASE64 = ("s", "altchars", "validate")
_OBJECT = ("obj",)

_SIGNATURES: dict[str, tuple[str, ...]] = {
    "os.getenv": ("key", "default"),
    "os.getenvb": ("key", "default"),
    "os.fsencode": ("filename",),
    "os.fsdecode": ("filename",),
    "base64.b64decode": _BASE64,
    "pybase64.b64decode": _BASE64,
    "base64.standard_b64decode": ("s",),
    "base64.urlsafe_b64decode": ("s",),
    "base64.decodebytes": ("s",),
    "codecs.decode": ("obj", "encoding", "errors"),
    "codecs.encode": ("obj", "encoding", "errors"),
    "io.BytesIO": ("initial_bytes",),
    "io.StringIO": ("initial_value", "newline"),
    "io.TextIOWrapper": ("buffer", "encoding", "errors"),
    **dict.fromkeys(("json.loads", "simplejson.loads"), ("s",)),
    **dict.fromkeys(("json.load", "simplejson.load"), ("fp",)),
    **dict.fromkeys(("json.dumps", "simplejson.dumps", "ujson.dumps"), _OBJECT),
    "yaml.load": ("stream", "Loader"),
    "yaml.safe_load": ("stream",),
    "copy.copy": ("x",),
    "copy.deepcopy": ("x", "memo"),
    "string.Template": ("template",),
    "typing.cast": ("typ", "val"),
    "typing_extensions.cast": ("typ", "val"),
    "collections.deque": ("iterable", "maxlen"),
    "asyncio.run": ("main",),
    "asyncio.create_task": ("coro",),
    "asyncio.ensure_future": ("coro_or_future",),
    "asyncio.wait_for": ("fut", "timeout"),
    "asyncio.to_thread": ("func",),
    "builtins.str": ("object", "encoding", "errors"),
    "builtins.bytes": ("source", "encoding", "errors"),
    "builtins.bytearray": ("source", "encoding", "errors"),
    "builtins.memoryview": ("object",),
    "builtins.enumerate": ("iterable", "start"),
    "builtins.sum": ("iterable", "start"),
    "itertools.groupby": ("iterable", "key"),
    "dataclasses.asdict": _OBJECT,
    "dataclasses.replace": _OBJECT,
    "weakref.ref": ("object", "callback"),
}


def ordered(name: str, arguments: Arguments) -> Arguments:
    """The arguments of a call of a library's function, with those given by name at their positions, as far as there
    is no gap before them."""
    parameters = _SIGNATURES.get(name, ())
    if len(parameters) <= len(arguments.positional) or arguments.rest is not None:
        return arguments
    positional, named = list(arguments.positional), dict(arguments.named)
    for parameter in parameters[len(positional) :]:
        if parameter not in named:
            break
        positional.append(named.pop(parameter))
    return Arguments(positional, named, None, arguments.spread)
