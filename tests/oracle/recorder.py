"""Notes which keys of the credentials a program reads, and on which line: runs inside the observed process.

Every text in a decoded endpoint is a `Tagged` string, which remembers the relationship and key that it stands under.
The program's modules are compiled with a call of `seen` around each subscript, attribute and call: when the value is
tagged, that is a read, its line is known, and the program goes on with an ordinary string. So copies made by
`dict(x)`, `{**x}`, `f(**x)` or a namespace still tell what is read from them, while a dictionary that the program
builds from values that it has read is a new thing.

This file imports the standard library alone, since it runs among the stand-ins.
"""

from __future__ import annotations

import ast
import builtins
import importlib.machinery
import json
import operator
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any, NamedTuple

KEYS = ("user", "username", "org", "bucket", "api_token", "query")
_FORMATTING = ("format", "format_map", "substitute", "safe_substitute")


class Origin(NamedTuple):
    """Where a text stands: the relationship and the path of keys, or the environment variable made from them."""

    kind: str
    relationship: str
    path: tuple[str, ...]


class Tagged(str):
    """A text of an endpoint that has not been read yet."""

    origin: Origin

    def __deepcopy__(self, memo: object) -> Tagged:
        return self

    def __copy__(self) -> Tagged:
        return self

    def __str__(self) -> str:
        _note_formatting(self)
        return str.__str__(self)

    def __format__(self, specification: str) -> str:
        _note_formatting(self)
        return str.__str__(self).__format__(specification)


def tagged(text: str, origin: Origin) -> Tagged:
    value = Tagged(text)
    value.origin = origin
    return value


class State:
    """What is observed, and what has been noted so far.

    `handed` are the calls that were given credentials and the functions that returned some, in order; each event says
    how many there were before it. `formatting` is the place of the formatting under way, `looked_up` what patterns of a
    `match` have asked for.
    """

    def __init__(self) -> None:
        self.root = ""
        self.hosts: dict[str, str] = {}
        self.variables: dict[str, tuple[str, str]] = {}
        self.events: list[dict[str, object]] = []
        self.handed: list[tuple[str, str]] = []
        self.formatting: tuple[str, int] | None = None
        self.looked_up: list[Origin] = []


STATE = State()


def _note(origin: Origin, path: str, line: int, *, test: bool = False) -> None:
    handed = len(STATE.handed)
    STATE.events.append({**origin._asdict(), "file": path, "line": line, "test": test, "handed": handed})


def _note_formatting(value: Tagged) -> None:
    if STATE.formatting is not None:
        _note(value.origin, *STATE.formatting)


def _spend(value: Any, path: str, line: int, name: str | None = None) -> Any:
    """The value as an ordinary one; a tagged one is noted as read, unless it was moved to another name before."""
    if type(value) is not Tagged:
        return value
    if name is None or name == value.origin.path[-1]:
        _note(value.origin, path, line)
    return str.__str__(value)


def seen(value: Any, path: str, line: int, name: str | None = None) -> Any:
    """The value of an expression of the program, noted if it comes out of an endpoint at this moment."""
    if type(value) is map:
        return (_spend(one, path, line) for one in value)
    return _spend(value, path, line, name)


def contains(key: Any, container: Any, path: str, line: int) -> bool:
    """`key in container`, noted where the container is an endpoint, or a copy, that has the key."""
    if isinstance(container, Mapping) and isinstance(key, str) and key in container:
        held = container[key]
        if type(held) is Tagged and held.origin.path[-1] == key:
            _note(held.origin, path, line, test=True)
    return key in container


def formatted(path: str, line: int, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
    """A call of a method such as `str.format`, which reads what its format string names."""
    return _while_formatting(path, line, lambda: function(*(_plain(one) for one in arguments), **named))


def percent(left: Any, right: Any, path: str, line: int) -> Any:
    """`left % right`, which reads what the left side names where the right side is a mapping."""
    if isinstance(left, str) and isinstance(right, Mapping):
        return _while_formatting(path, line, lambda: left % right)
    return left % right


def _plain(value: Any) -> Any:
    return str.__str__(value) if type(value) is Tagged else value


def _while_formatting(path: str, line: int, action: Callable[[], Any]) -> Any:
    STATE.formatting = (path, line)
    try:
        return action()
    finally:
        STATE.formatting = None


class _Subject(dict[Any, Any]):
    """A dictionary under `match`: a mapping pattern looks keys up by `get`."""

    def get(self, key: Any, default: Any = None) -> Any:
        value = super().get(key, default)
        if type(value) is not Tagged:
            return value
        STATE.looked_up.append(value.origin)
        return str.__str__(value)


def subject(value: Any) -> Any:
    """The subject of a `match`."""
    STATE.looked_up.clear()
    return _subject(value)


def _subject(value: Any) -> Any:
    if isinstance(value, list):
        return [_subject(one) for one in value]
    return _Subject({key: _subject(one) for key, one in value.items()}) if isinstance(value, dict) else value


def matched(path: str, lines: dict[str, int]) -> None:
    """A `case` of the `match` has been chosen whose mapping patterns name the keys of `lines`."""
    for origin in dict.fromkeys(STATE.looked_up):
        if origin.path[-1] in lines:
            _note(origin, path, lines[origin.path[-1]])
    STATE.looked_up.clear()


def fields(path: str, lines: dict[str, int]) -> Callable[[type], type]:
    """A class decorator: fields of a dataclass or NamedTuple that an endpoint fills by name are reads."""

    def decorate(cls: type) -> type:
        maker = "__new__" if issubclass(cls, tuple) else "__init__"
        if maker == "__init__" and not hasattr(cls, "__dataclass_fields__"):
            return cls
        original = getattr(cls, maker)

        def make(self: Any, *arguments: Any, **named: Any) -> Any:
            named = {key: _spend(one, path, lines[key], key) if key in lines else one for key, one in named.items()}
            return original(self, *arguments, **named)

        setattr(cls, maker, make)
        return cls

    return decorate


class ItemGetter:
    """`operator.itemgetter` in Python: each item is read on the line of the call."""

    def __init__(self, item: Any, *items: Any) -> None:
        self._items = (item, *items)

    def __call__(self, container: Any) -> Any:
        path, line = _caller()
        values = tuple(_spend(container[item], path, line) for item in self._items)
        return values if len(values) > 1 else values[0]


def _caller() -> tuple[str, int]:
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - the one way to the running frames
    while frame is not None and not frame.f_code.co_filename.startswith(STATE.root + os.sep):
        frame = frame.f_back
    return (relative(frame.f_code.co_filename), frame.f_lineno) if frame is not None else ("", 0)


def relative(filename: str) -> str:
    """A file of the project as the marks name it."""
    return Path(filename).relative_to(STATE.root).as_posix()


class Environment(os._Environ):  # type: ignore[type-arg]  # noqa: SLF001 - os.environ is made an instance of this
    """`os.environ` whose variables that come from an InfluxDB endpoint are tagged."""

    def __getitem__(self, name: str) -> str:
        text = str(super().__getitem__(name))
        if name not in STATE.variables:
            return text
        relationship, _ = STATE.variables[name]
        return tagged(text, Origin("variable", relationship, (name,)))


def _tag_endpoints(value: Any) -> Any:
    if isinstance(value, list):
        return [_tag_endpoints(one) for one in value]
    if not isinstance(value, dict):
        return value
    host = value.get("hostname")
    if isinstance(host, str) and host in STATE.hosts:
        return _tag(value, STATE.hosts[host], ())
    return {key: _tag_endpoints(one) for key, one in value.items()}


def _tag(value: Any, relationship: str, path: tuple[str, ...]) -> Any:
    if isinstance(value, dict):
        return {key: _tag(one, relationship, (*path, key)) for key, one in value.items()}
    return tagged(value, Origin("key", relationship, path)) if isinstance(value, str) else value


def _decoder(original: Callable[..., Any]) -> Callable[..., Any]:
    plain = json.JSONDecoder()

    def decode(self: json.JSONDecoder, text: str, *arguments: Any) -> Any:
        if not any(host in text for host in STATE.hosts):
            return original(self, text, *arguments)
        return _hooked(self, _tag_endpoints(original(plain, text)))

    return decode


def _hooked(decoder: Any, value: Any) -> Any:
    if isinstance(value, list):
        return [_hooked(decoder, one) for one in value]
    if not isinstance(value, dict):
        return value
    pairs = [(key, _hooked(decoder, one)) for key, one in value.items()]
    if decoder.object_pairs_hook is not None:
        return decoder.object_pairs_hook(pairs)
    return decoder.object_hook(dict(pairs)) if decoder.object_hook is not None else dict(pairs)


class Instrument(ast.NodeTransformer):
    """Puts the calls of this module's functions around what can read a key."""

    def __init__(self, path: str) -> None:
        self._path = path

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load) or isinstance(node.slice, ast.Slice):
            return node
        name = node.slice.value if isinstance(node.slice, ast.Constant) else None
        return self._seen(node, node.slice.lineno, name if isinstance(name, str) else None)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        line = node.end_lineno or node.lineno
        return self._seen(node, line, node.attr) if isinstance(node.ctx, ast.Load) else node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        values = [*node.args, *(keyword.value for keyword in node.keywords)]
        named = [one.lineno for one in values if isinstance(one, ast.Constant) and one.value in KEYS]
        line = named[0] if named else node.func.end_lineno or node.lineno
        formatting = isinstance(node.func, ast.Attribute) and node.func.attr in _FORMATTING
        start = node.lineno
        self.generic_visit(node)
        if formatting:
            call = self._call("formatted", node, self._constant(self._path), self._constant(start))
            call.args += [node.func, *node.args]
            call.keywords = node.keywords
            return call
        return self._seen(node, line)

    def visit_Await(self, node: ast.Await) -> ast.AST:
        self.generic_visit(node)
        return self._seen(node, node.lineno)

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.op, ast.Mod):
            return node
        return self._call("percent", node, node.left, node.right, *self._place(node.lineno))

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        line = node.left.lineno
        self.generic_visit(node)
        if len(node.ops) > 1 or not isinstance(node.ops[0], ast.In | ast.NotIn):
            return node
        test = self._call("contains", node, node.left, node.comparators[0], *self._place(line))
        return test if isinstance(node.ops[0], ast.In) else ast.copy_location(ast.UnaryOp(ast.Not(), test), node)

    def visit_Match(self, node: ast.Match) -> ast.AST:
        node.subject = self._call("subject", node.subject, self.visit(node.subject))
        for case in node.cases:
            if case.guard is not None:
                case.guard = self.visit(case.guard)
            case.body = [self.visit(one) for one in case.body]
            lines = self._mapping(_keys(case.pattern))
            chosen = self._call("matched", case.body[0], self._constant(self._path), lines)
            case.body.insert(0, ast.copy_location(ast.Expr(chosen), case.body[0]))
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self._function(node)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.AST:
        node.returns = None
        parameters = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        self.generic_visit(node)
        body: list[ast.stmt] = []
        for parameter in parameters:
            if parameter.arg in KEYS:
                value = ast.copy_location(ast.Name(parameter.arg, ast.Load()), parameter)
                target = ast.copy_location(ast.Name(parameter.arg, ast.Store()), parameter)
                read = self._seen(value, parameter.lineno, parameter.arg)
                body.append(ast.copy_location(ast.Assign([target], read), node))
        documented = int(ast.get_docstring(node, clean=False) is not None)
        node.body[documented:documented] = body
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        lines = {
            one.target.id: one.lineno
            for one in node.body
            if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and one.target.id in KEYS
        }
        self.generic_visit(node)
        if lines:
            decorator = self._call("fields", node, self._constant(self._path), self._mapping(lines))
            node.decorator_list.insert(0, decorator)
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is not None:
            node.value = self.visit(node.value)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        return node

    def _seen(self, node: ast.expr, line: int, name: str | None = None) -> ast.expr:
        return self._call("seen", node, node, *self._place(line), self._constant(name))

    def _place(self, line: int) -> tuple[ast.expr, ast.expr]:
        return self._constant(self._path), self._constant(line)

    @staticmethod
    def _constant(value: str | int | None) -> ast.expr:
        return ast.Constant(value)

    @staticmethod
    def _mapping(lines: dict[str, int]) -> ast.expr:
        return ast.Dict([ast.Constant(key) for key in lines], [ast.Constant(line) for line in lines.values()])

    @staticmethod
    def _call(function: str, at: ast.AST, *arguments: ast.expr) -> ast.Call:
        name = ast.Name(f"__oracle_{function}__", ast.Load())
        return ast.copy_location(ast.Call(name, list(arguments), []), at)


def _keys(pattern: ast.pattern) -> dict[str, int]:
    """The keys that the mapping patterns in a pattern name, and their lines."""
    return {
        key.value: key.lineno
        for mapping in ast.walk(pattern)
        if isinstance(mapping, ast.MatchMapping)
        for key in mapping.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


def compiled(filename: str) -> CodeType:
    """The code of a file of the project, instrumented."""
    tree = ast.parse(Path(filename).read_bytes(), filename)
    return compile(
        ast.fix_missing_locations(Instrument(relative(filename)).visit(tree)), filename, "exec", dont_inherit=True
    )


class _Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname: str) -> CodeType:
        return compiled(self.get_filename(fullname))


class _Finder:
    """Finds modules as Python does, and loads those of the project instrumented."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec is not None and spec.origin is not None and spec.origin.startswith(STATE.root + os.sep):
            spec.loader = _Loader(spec.name, spec.origin)
        return spec


def install(root: str, hosts: dict[str, str], variables: dict[str, tuple[str, str]]) -> None:
    """Makes everything that this process does from here on be noted in `STATE`."""
    STATE.root, STATE.hosts, STATE.variables = root, hosts, variables
    for function in (seen, contains, formatted, percent, subject, matched, fields):
        setattr(builtins, f"__oracle_{function.__name__}__", function)
    operator.itemgetter = ItemGetter  # type: ignore[misc,assignment]
    os.environ.__class__ = Environment
    json.JSONDecoder.decode = _decoder(json.JSONDecoder.decode)  # type: ignore[method-assign]
    sys.meta_path.insert(0, _Finder())


def failing_line(error: BaseException) -> tuple[str, int] | None:
    """The innermost line of the project that an exception passed through."""
    inside = [(relative(name), line) for name, line in _frames(error) if name.startswith(STATE.root + os.sep)]
    return inside[-1] if inside else None


def _frames(error: BaseException) -> Iterator[tuple[str, int]]:
    traceback = error.__traceback__
    while traceback is not None:
        yield traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        traceback = traceback.tb_next


def follow() -> None:
    """From now on, notes which functions of the project are given credentials, or give some back."""
    sys.setprofile(_profile)


def _profile(frame: FrameType, event: str, value: Any) -> None:
    code = frame.f_code
    if not code.co_filename.startswith(STATE.root + os.sep) or code.co_name in _NO_FUNCTIONS:
        return
    if event == "call" and any(map(_carries, _arguments(frame))):
        STATE.handed.append(("argument", _shown(frame)))
    elif event == "return" and _carries(value):
        STATE.handed.append(("return", _shown(frame)))


_NO_FUNCTIONS = ("<module>", "<listcomp>", "<dictcomp>", "<setcomp>", "<genexpr>")
_DEEPEST = 4


def _arguments(frame: FrameType) -> list[Any]:
    code = frame.f_code
    rest = bool(code.co_flags & 4) + bool(code.co_flags & 8)
    count = code.co_argcount + code.co_kwonlyargcount + rest
    return [frame.f_locals.get(name) for name in code.co_varnames[:count]]


def _shown(frame: FrameType) -> str:
    """A function's name; that of its class, where it initialises an object."""
    name = frame.f_code.co_name
    return type(frame.f_locals[frame.f_code.co_varnames[0]]).__name__ if name == "__init__" else name


def _carries(value: Any, deep: int = 0) -> bool:
    """Whether a value is an endpoint, or holds one, or is text that does."""
    if type(value) is Tagged or deep > _DEEPEST:
        return False
    if isinstance(value, str | bytes):
        text = value if isinstance(value, str) else value.decode("latin-1")
        return text == os.environ._data.get(b"PLATFORM_RELATIONSHIPS", b"").decode() or (  # type: ignore[attr-defined]  # noqa: SLF001
            "{" in text and any(host in text for host in STATE.hosts)
        )
    if isinstance(value, dict):
        held = list(value.values())
        return any(type(one) is Tagged for one in held) or any(_carries(one, deep + 1) for one in held)
    if isinstance(value, list | tuple | set):
        return any(_carries(one, deep + 1) for one in value)
    return any(_carries(one, deep + 1) for one in vars(value).values()) if hasattr(value, "__dict__") else False
