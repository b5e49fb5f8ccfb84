"""Reads jq programs: every part with the exact place of its characters.

The grammar is that of jq 1.7, https://jqlang.org/manual/, with one addition: a gap, where a part of the program is only
known when the shell runs it, may stand wherever a name, a key or a filter may."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from influx_lint.languages.shell import jq_tree as tree
from influx_lint.languages.shell.jq_tree import Node
from influx_lint.languages.shell.placed import GAP

DEEPEST = 120
LONGEST = 50_000
"""How deep what is in brackets may nest, and how long a program may be."""

_TOKEN = re.compile(
    rf"""
    (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<field>\.[A-Za-z_{GAP}][\w{GAP}]*)
    | (?P<variable>\$\s*[A-Za-z_{GAP}][\w:{GAP}]*)
    | (?P<format>@[A-Za-z0-9]+)
    | (?P<name>[A-Za-z_{GAP}](?:[\w{GAP}]|::(?=\w))*)
    | (?P<operator>\?//=?|//=|\.\.|[|+*/%=!<>-]=|//|["|,.\[\]()\{{\}}:;?=<>+*/%-])
    """,
    re.VERBOSE,
)
_MODULE = re.compile(r'\s*(?:include|import)\s*"([^"]*)"(?:\s*as\s*(\$?\w+))?[^;]*;\s*')
_SPACE = re.compile(r"(?:\s|#[^\n]*)*")
_STRETCH = re.compile(r'[^"\\]+')
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "/": "/", "\\": "\\", '"': '"'}
_KEYWORDS = frozenset(
    ("def", "if", "then", "elif", "else", "end", "as", "reduce", "foreach", "try", "catch", "label", "and", "or")
)
_LEVELS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(("//", "?//")), "right"),
    (frozenset(("=", "|=", "+=", "-=", "*=", "/=", "%=", "//=")), "none"),
    (frozenset(("or",)), "left"),
    (frozenset(("and",)), "left"),
    (frozenset(("==", "!=", "<", "<=", ">", ">=")), "none"),
    (frozenset(("+", "-")), "left"),
    (frozenset(("*", "/", "%")), "left"),
)
"""The operators that bind closer than a comma, from those that bind least, and how they group."""


class UnreadableError(ValueError):
    """A text is no jq program, or none that is understood here."""


def modules_of(text: str) -> tuple[list[tuple[str, str]], int]:
    """The modules that a program begins with, each with the name that it goes by there, if any; and where they end."""
    found, end = [], 0
    while (module := _MODULE.match(text, end)) is not None:
        found.append((module[1], module[2] or ""))
        end = module.end()
    return found, end


def read(text: str) -> Node:
    """The program in a text, without the modules that it names. Raises UnreadableError."""
    if len(text) > LONGEST:
        raise UnreadableError("it is too long")
    tokens = Tokens(text)
    tokens.move(modules_of(text)[1])
    found = _filter(tokens) if tokens.token else tree.Identity(0, 0)
    if tokens.token:
        raise UnreadableError(f"unexpected {tokens.token}")
    return found


def program_in(text: str) -> Node | None:
    """The program in a text, or nothing where it is none."""
    try:
        return read(str(text))
    except UnreadableError:
        return None


class Tokens:
    """Goes through a text, with the token that comes next at hand."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.depth = 0
        self.kind, self.token, self.start, self.end, self.last = "", "", 0, 0, 0
        self.move(0)

    def move(self, index: int) -> None:
        """Has the token at `index` come next."""
        self.last = index
        self.start = cast("re.Match[str]", _SPACE.match(self.text, index)).end()
        found = _TOKEN.match(self.text, self.start)
        if found is None and self.start < len(self.text):
            raise UnreadableError(f"unexpected {self.text[self.start]}")
        self.kind = str(found.lastgroup) if found else ""
        self.token = found[0] if found else ""
        self.end = self.start + len(self.token)

    def next(self) -> str:
        token = self.token
        self.move(self.end)
        return token

    def take(self, *tokens: str) -> str:
        """The next token, where it is one of these; else nothing."""
        return self.next() if self.token in tokens and self.token else ""

    def expect(self, token: str) -> None:
        if not self.take(token):
            raise UnreadableError(f"expected {token}")


def _filter(tokens: Tokens) -> Node:
    """Filters with pipes between, and what stands before all of them."""
    tokens.depth += 1
    if tokens.depth > DEEPEST:
        raise UnreadableError("it is nested too deeply")
    found = _pipe(tokens)
    tokens.depth -= 1
    return found


def _pipe(tokens: Tokens) -> Node:
    start = tokens.start
    if tokens.token == "def":
        name, parameters, body = _definition(tokens)
        is_all = tokens.token in ("", ")", "]", "}", ";")
        rest = tree.Identity(start, start) if is_all else _filter(tokens)
        return tree.Define(start, tokens.last, name, parameters, body, rest)
    if tokens.take("label"):
        tokens.next()
        tokens.expect("|")
        return tree.Label(start, tokens.last, _filter(tokens))
    left = _comma(tokens)
    if tokens.token == "as":
        raise UnreadableError("unexpected as")
    return _binary(tokens, start, "|", left, _filter(tokens)) if tokens.take("|") else left


def _definition(tokens: Tokens) -> tuple[str, tuple[str, ...], Node]:
    tokens.expect("def")
    name = tokens.next()
    parameters = []
    if tokens.take("("):
        while True:
            parameters.append(tokens.next())
            if not tokens.take(";"):
                break
        tokens.expect(")")
    tokens.expect(":")
    body = _filter(tokens)
    tokens.expect(";")
    return name, tuple(parameters), body


def _binary(tokens: Tokens, start: int, operator: str, left: Node, right: Node) -> Node:
    return tree.Binary(start, tokens.last, operator, left, right)


def _comma(tokens: Tokens) -> Node:
    start = tokens.start
    left = _operation(tokens, 0)
    while tokens.take(","):
        left = _binary(tokens, start, ",", left, _operation(tokens, 0))
    return left


def _operation(tokens: Tokens, level: int) -> Node:
    if level == len(_LEVELS):
        return _negation(tokens)
    operators, groups = _LEVELS[level]
    start = tokens.start
    left = _operation(tokens, level + 1)
    while tokens.token in operators:
        operator = tokens.next()
        if groups == "right":
            return _binary(tokens, start, operator, left, _operation(tokens, level))
        left = _binary(tokens, start, operator, left, _operation(tokens, level + 1))
        if groups == "none":
            return left
    return left


def _negation(tokens: Tokens) -> Node:
    start = tokens.start
    if not tokens.take("-"):
        return _bound(tokens)
    inner = _negation(tokens)
    if isinstance(inner, tree.Literal) and isinstance(inner.value, int | float):
        return tree.Literal(start, tokens.last, -inner.value)
    return tree.Negated(start, tokens.last, inner)


def _bound(tokens: Tokens) -> Node:
    """A term, and what is made of it under names."""
    start = tokens.start
    term = _term(tokens)
    if tokens.token != "as":
        return term
    tokens.next()
    patterns = [_pattern(tokens)]
    while tokens.take("?//"):
        patterns.append(_pattern(tokens))
    tokens.expect("|")
    rest = _filter(tokens)
    return tree.Bind(start, tokens.last, term, tuple(patterns), rest)


def _pattern(tokens: Tokens) -> Node:
    start = tokens.start
    if tokens.kind == "variable":
        name = tokens.next()
        return tree.Variable(start, tokens.last, name)
    if tokens.take("["):
        items = _several(tokens, _pattern, "]")
        return tree.List(start, tokens.last, items)
    return _entries(tokens, _pattern)


def _several(tokens: Tokens, read_one: Callable[[Tokens], Node], end: str) -> tuple[Node, ...]:
    """Things with commas between, up to what closes them."""
    found: list[Node] = []
    while not tokens.take(end):
        found.append(read_one(tokens))
        if tokens.token != end:
            tokens.expect(",")
    return tuple(found)


def _term(tokens: Tokens) -> Node:
    start = tokens.start
    found = _first(tokens)
    while True:
        opens = tokens.start
        if tokens.kind == "field":
            found = _field(tokens, start, found)
        elif tokens.token == "[":
            found = _bracket(tokens, start, found)
        elif tokens.token == "." and tokens.text[tokens.end : tokens.end + 1] in ('"', "["):
            tokens.next()
            if tokens.token == '"':
                key = _string(tokens)
                found = tree.Index(start, tokens.last, found, key, opens)
        elif tokens.token == "?":
            tokens.next()
        else:
            return found


def _field(tokens: Tokens, start: int, of: Node) -> Node:
    opens, name = tokens.start, tokens.next()
    key = tree.Chunk(opens + 1, opens + len(name), name[1:], plain=True)
    return tree.Index(start, tokens.last, of, key, opens)


def _bracket(tokens: Tokens, start: int, of: Node) -> Node:
    opens = tokens.start
    tokens.expect("[")
    if tokens.take("]"):
        return tree.Each(start, tokens.last, of)
    if tokens.take(":"):
        upper = _filter(tokens)
        tokens.expect("]")
        return tree.Slice(start, tokens.last, of, (upper,))
    key = _filter(tokens)
    if tokens.take(":"):
        bounds = (key,) if tokens.token == "]" else (key, _filter(tokens))
        tokens.expect("]")
        return tree.Slice(start, tokens.last, of, bounds)
    tokens.expect("]")
    return tree.Index(start, tokens.last, of, key, opens)


def _first(tokens: Tokens) -> Node:
    """What a term begins with."""
    start, kind, token = tokens.start, tokens.kind, tokens.token
    if kind == "number":
        tokens.next()
        return tree.Literal(start, tokens.last, float(token) if set(token) & set(".eE") else int(token))
    if kind == "field":
        return _field(tokens, start, tree.Identity(start, start))
    if kind == "variable":
        tokens.next()
        return tree.Variable(start, tokens.last, token)
    if kind == "format":
        tokens.next()
        string = _string(tokens) if tokens.token == '"' else None
        return tree.Format(start, tokens.last, token, string)
    if kind == "name":
        return _word(tokens)
    if token == '"':
        return _string(tokens)
    reading = _FIRST.get(token)
    if reading is None:
        raise UnreadableError(f"unexpected {token or 'end'}")
    return reading(tokens)


def _parenthesised(tokens: Tokens) -> Node:
    start = tokens.start
    tokens.expect("(")
    inner = _filter(tokens)
    tokens.expect(")")
    return tree.Group(start, tokens.last, inner)


def _array(tokens: Tokens) -> Node:
    start = tokens.start
    tokens.expect("[")
    inner = None if tokens.token == "]" else _filter(tokens)
    tokens.expect("]")
    return tree.Array(start, tokens.last, inner)


def _entries(tokens: Tokens, value_of: Callable[[Tokens], Node]) -> Node:
    """An object, or a pattern of one."""

    def entry(tokens: Tokens) -> Node:
        start = tokens.start
        key = _key(tokens)
        value = value_of(tokens) if tokens.take(":") else None
        return tree.Entry(start, tokens.last, key, value)

    start = tokens.start
    tokens.expect("{")
    entries = _several(tokens, entry, "}")
    return tree.Object(start, tokens.last, cast("tuple[tree.Entry, ...]", entries))


def _key(tokens: Tokens) -> Node:
    """The key of an object: a word, a string, a variable or a filter in parentheses."""
    start, token = tokens.start, tokens.token
    if tokens.kind in ("name", "number"):
        tokens.next()
        return tree.Chunk(start, tokens.last, token, plain=True)
    if tokens.kind == "variable":
        tokens.next()
        return tree.Variable(start, tokens.last, token)
    if tokens.kind == "format":
        return _first(tokens)
    return _string(tokens) if token == '"' else _parenthesised(tokens)


def _value(tokens: Tokens) -> Node:
    """The value of a key: filters with pipes between, each as close as an alternative binds."""
    start = tokens.start
    left = _operation(tokens, 2)
    while tokens.token in ("//", "|"):
        operator = tokens.next()
        left = _binary(tokens, start, operator, left, _operation(tokens, 2))
    return left


def _dot(tokens: Tokens) -> Node:
    start = tokens.start
    tokens.expect(".")
    if tokens.token == '"' and tokens.start == tokens.last:
        key = _string(tokens)
        return tree.Index(start, tokens.last, tree.Identity(start, start), key, start)
    return tree.Identity(start, start + 1)


def _recursive(tokens: Tokens) -> Node:
    start = tokens.start
    tokens.expect("..")
    return tree.Unread(start, tokens.last)


def _word(tokens: Tokens) -> Node:
    start, token = tokens.start, tokens.token
    reading = _WORDS.get(token)
    if reading is not None:
        return reading(tokens)
    if token in _KEYWORDS:
        raise UnreadableError(f"unexpected {token}")
    tokens.next()
    if token in ("null", "true", "false"):
        return tree.Literal(start, tokens.last, {"true": True, "false": False}.get(token))
    arguments: list[Node] = []
    if tokens.take("("):
        arguments.append(_filter(tokens))
        while tokens.take(";"):
            arguments.append(_filter(tokens))
        tokens.expect(")")
    if GAP in token:
        return tree.Unread(start, tokens.last)
    return tree.Call(start, tokens.last, token, tuple(arguments))


def _if(tokens: Tokens) -> Node:
    start = tokens.start
    arms, otherwise = [], None
    while tokens.take("if", "elif"):
        test = _filter(tokens)
        tokens.expect("then")
        arms.append((test, _filter(tokens)))
    if tokens.take("else"):
        otherwise = _filter(tokens)
    tokens.expect("end")
    return tree.If(start, tokens.last, tuple(arms), otherwise)


def _try(tokens: Tokens) -> Node:
    start = tokens.start
    tokens.expect("try")
    body = _term(tokens)
    handler = _term(tokens) if tokens.take("catch") else None
    return tree.Try(start, tokens.last, body, handler)


def _fold(tokens: Tokens) -> Node:
    start = tokens.start
    tokens.next()
    source = _term(tokens)
    tokens.expect("as")
    pattern = _pattern(tokens)
    tokens.expect("(")
    parts = [_filter(tokens)]
    while tokens.take(";"):
        parts.append(_filter(tokens))
    tokens.expect(")")
    return tree.Fold(start, tokens.last, source, pattern, tuple(parts))


def _break(tokens: Tokens) -> Node:
    start = tokens.start
    tokens.next()
    tokens.next()
    return tree.Call(start, tokens.last, "empty", ())


def _string(tokens: Tokens) -> tree.String:
    start = tokens.start
    parts: list[Node] = []
    text, index = tokens.text, tokens.end
    while True:
        if index >= len(text):
            raise UnreadableError("a string does not end")
        if text[index] == '"':
            tokens.move(index + 1)
            return tree.String(start, index + 1, tuple(parts))
        stretch = _STRETCH.match(text, index)
        if stretch:
            parts.append(tree.Chunk(index, stretch.end(), stretch[0], plain=True))
            index = stretch.end()
        elif text.startswith("\\(", index):
            tokens.move(index + 2)
            parts.append(_filter(tokens))
            if tokens.token != ")":
                raise UnreadableError("expected )")
            index = tokens.end
        else:
            chunk = _escaped(text, index)
            parts.append(chunk)
            index = chunk.end


def _escaped(text: str, index: int) -> tree.Chunk:
    """The character that a backslash and what follows it stand for."""
    following = text[index + 1 : index + 2]
    if following == "u" and re.match(r"[0-9A-Fa-f]{4}", text[index + 2 :]):
        return tree.Chunk(index, index + 6, chr(int(text[index + 2 : index + 6], 16)), plain=False)
    if following not in _ESCAPES:
        raise UnreadableError("an escape that is not known")
    return tree.Chunk(index, index + 2, _ESCAPES[following], plain=False)


_FIRST: dict[str, Callable[[Tokens], Node]] = {
    ".": _dot,
    "..": _recursive,
    "(": _parenthesised,
    "[": _array,
    "{": lambda tokens: _entries(tokens, _value),
    "-": _negation,
}
_WORDS: dict[str, Callable[[Tokens], Node]] = {
    "if": _if,
    "try": _try,
    "reduce": _fold,
    "foreach": _fold,
    "break": _break,
    "def": _filter,
}


def key_of(node: Node) -> tree.Chunk | None:
    """The key that a node names, where that is all it does."""
    if isinstance(node, tree.Chunk):
        return node
    if isinstance(node, tree.String) and len(node.parts) == 1 and isinstance(node.parts[0], tree.Chunk):
        return node.parts[0]
    return None
