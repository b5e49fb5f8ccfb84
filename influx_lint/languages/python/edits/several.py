"""Edits of one expression that reads several keys, of which only some move: what it reads from gets the old shape."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Laid
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits import knowledge, namespaces
from influx_lint.languages.python.edits.direct import called, is_collection
from influx_lint.languages.python.edits.source import COMPUTED, DELETED, LOADED, STORED, Key, Lookup, Source

_BY_HAND = "one expression reads several keys, of which only some move: read those that move by themselves"
_OWN_KEYS = "the program has keys of its own there that are called as the new ones are: read the new keys by hand"
_NAMES = ("endpoint", "credentials", "influx_endpoint")
"""What something is called that has no name, the first that is free."""

_PROPERTY, _SERVICE = "rel", "influxdb"
"""The property by which endpoints of InfluxDB are known, and what they have under it."""

_SCOPES = (ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.AnnAssign)
"""What is around expressions that bind no name, or one that stands for more."""

_LOGGING = {"debug": 2, "info": 2, "warning": 2, "error": 2, "critical": 2, "exception": 2, "log": 3}
"""Methods of loggers, with how many arguments they have where the last fills the text before it."""

_CHANGES = re.compile(r"\b(?:setdefault|popitem|clear|maps|__(?:set|del)item__)\b")
"""What changes a dictionary, and is none of what a file's `written` tells."""

READING = ("get", "items", "keys", "values", "copy")
"""Methods that leave a dictionary as it is."""

_FILLED = {"substitute": False, "safe_substitute": True, "format_map": False}
"""Methods of texts that are filled from the dictionary that comes first, and whether they do without a key."""


class Holder(NamedTuple):
    """What an expression reads keys from. `missing` is what comes after a key in a `.get` of it that gives what the
    expression does where that key is missing; nothing where it fails then. What is `asked` tells whether a key is
    there. `names` are keys that are written there, and read together."""

    node: ast.expr
    missing: str | None = None
    asked: bool = False
    names: frozenset[object] = frozenset()


def render(
    source: Source, readers: Sequence[Lookup], moves: Mapping[str, Sequence[str]], *, of_one: bool = True
) -> list[Edit]:
    """The edits after which `readers`, all in `source`, find each of their keys where `moves` says it is now. Without
    `of_one`, they read endpoints of other relationships, too. Raises NoFixError."""
    if not readers or not all(reader.source is source and reader.keys for reader in readers):
        raise NoFixError(_BY_HAND)
    if not of_one:
        return [_instead(source, reader, moves) for reader in readers]
    held = [(read_at(source, reader.span), reader.keys) for reader in readers]
    return [
        with_old_keys(source, holder, {old: new for old, new in moves.items() if old in holder.names | keys})
        for holder, keys in held
    ]


def _instead(source: Source, reader: Lookup, moves: Mapping[str, Sequence[str]]) -> Edit:
    """`(holder if key in holder else holder["query"])[key]`: what has its keys is read as it was. Raises NoFixError."""
    read = next((each for each in source.at(reader.span) if isinstance(each, ast.Subscript)), None)
    moved = {old: new for old, new in moves.items() if old in reader.keys}
    named = repeated(source, read.value, moved) if read is not None else None
    quote = source.quote_at(read) if read is not None else None
    if read is None or quote is None or named is None or named[0] != named[1]:
        raise NoFixError(_BY_HAND)
    if not knowledge.is_repeatable(source, read.slice):
        raise NoFixError(_BY_HAND)
    holder, key = named[0], source.characters(read.slice)
    below = [
        f"{holder}[{quote}{head}{quote}]" for head in dict.fromkeys(new[0] for new in moved.values() if len(new) > 1)
    ]
    renamed = [f"{quote}{old}{quote}: {holder}[{quote}{new[0]}{quote}]" for old, new in moved.items() if len(new) == 1]
    instead = (
        below[0]
        if len(below) == 1 and not renamed
        else f"{{{', '.join([*(f'**{each}' for each in below), *renamed])}}}"
    )
    return source.replace(*source.offsets(read.value), f"({holder} if {key} in {holder} else {instead})")


def either(source: Source, read: ast.expr, key: ast.expr, old: str, new: Sequence[str]) -> list[Edit]:
    """`c["user" if "user" in c else "username"]`, in place of `c["user"]`, which other services have, too; of what
    does not fail without its key, those are told apart that may have the new one: `c.get("username" if c.get("rel") ==
    "influxdb" else "user")`; and `(c if "org" in c else c.get("query") or {}).get("org")`. Raises NoFixError."""
    holder = _holder(source, read)
    named = repeated(source, holder.node, {old: new})
    is_there = key in ast.iter_child_nodes(read) and holder.node in ast.walk(read)
    if named is None or getattr(key, "value", None) != old or not is_there:
        raise NoFixError(_BY_HAND)
    (whole, name), written = named, Key(source, key)
    is_sure = isinstance(read, ast.Subscript)
    held, keys = whole, f"{written.literal(old)} if {written.literal(old)} in {name} else {written.literal(new[0])}"
    if len(new) > 1:
        keys = source.characters(key)
        below = f"{name}[{written.literal(new[0])}]" if is_sure else f"{name}.get({written.literal(new[0])}) or {{}}"
        held = f"({name} if {keys} in {whole} else {below})"
    elif not is_sure:
        rel = f"{name}.get({written.literal(_PROPERTY)}) == {written.literal(_SERVICE)}"
        keys = f"{written.literal(new[0])} if {rel} else {written.literal(old)}"
    return [source.replace(*source.offsets(holder.node), held), source.replace(*source.offsets(key), keys)]


def laid_over(
    source: Source, read: ast.Subscript | ast.Call, moves: Mapping[str, Sequence[str]], quote: str | None = None
) -> Edit:
    """`{**holder, **holder["query"]}[key]`, in place of `holder[key]`. Raises NoFixError."""
    return with_old_keys(source, _holder(source, read), moves, quote=quote)


def read_at(source: Source, span: Span) -> Holder:
    """What the expression at a place reads keys from. Raises NoFixError where that is not understood."""
    for node in source.at(span):
        if isinstance(node, ast.Subscript | ast.Call | ast.Compare | ast.BinOp):
            return _of_sets(source, node) or _holder(source, node)
    raise NoFixError(_BY_HAND)


def _of_sets(source: Source, read: ast.expr) -> Holder | None:
    """What gives the keys that a set with names of some is held against: `REQUIRED - holder.keys()`."""
    sides = knowledge.operands(source, read) if isinstance(read, ast.BinOp | ast.Compare | ast.Call) else []
    named = [(knowledge.texts(source, each), each) for each in sides]
    given = [_whose_keys(each) for names, each in named if not names]
    names = frozenset().union(*(names for names, _ in named))
    return Holder(given[0], asked=True, names=names) if len(sides) == 2 and len(given) == 1 else None


def _whose_keys(node: ast.expr) -> ast.expr:
    """What an expression gives the keys of, by a method or as a collection."""
    if isinstance(node, ast.Call) and not node.keywords:
        if not node.args and isinstance(node.func, ast.Attribute) and node.func.attr == "keys":
            return node.func.value
        if len(node.args) == 1 and called(node.func) in ("set", "frozenset", "list", "tuple", "sorted"):
            return _whose_keys(node.args[0])
    return node


def _holder(source: Source, read: ast.expr) -> Holder:
    """What an expression reads keys from. Raises NoFixError where that is not understood."""
    found = None
    if isinstance(read, ast.Subscript) and isinstance(read.ctx, ast.Load):
        found = Holder(read.value)
    elif isinstance(read, ast.Compare) and len(read.ops) == 1 and isinstance(read.ops[0], ast.In | ast.NotIn):
        found = _asked(source, read.comparators[0])
    elif isinstance(read, ast.BinOp) and isinstance(read.op, ast.Mod):
        found = Holder(read.right)
    elif isinstance(read, ast.Call) and isinstance(read.func, ast.Attribute):
        found = _of_method(source, read, read.func)
    if found is None and isinstance(read, ast.Call):
        found = _of_function(source, read)
    if found is None:
        raise NoFixError(_BY_HAND)
    return found


def _asked(source: Source, node: ast.expr) -> Holder | None:
    """What is asked whether it has a key."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "keys":
        node = node.func.value
    return Holder(node, asked=True) if not is_collection(source, node) else None


def _of_method(source: Source, read: ast.Call, method: ast.Attribute) -> Holder | None:
    """What a method reads keys from: `holder.get(key, default)`, or a text that is filled."""
    spread = [each.value for each in read.keywords if each.arg is None]
    if method.attr == "get" and not (isinstance(method.value, ast.Name) and method.value.id == "dict"):
        default = _default(source, read)
        return Holder(method.value, default, asked=default is None)
    if method.attr == "format" and len(spread) == 1:
        return Holder(spread[0])
    if method.attr in _FILLED and len(read.args) + len(spread) == 1:
        return Holder((*read.args, *spread)[0], asked=_FILLED[method.attr])
    if len(read.args) == _LOGGING.get(method.attr):
        return Holder(read.args[-1])
    return None


def _of_function(source: Source, read: ast.Call) -> Holder | None:
    """What a function reads keys from: `itemgetter(…)(holder)`, `getitem(holder, key)`, `map(holder.get, keys)`."""
    if read.keywords or not read.args:
        return None
    if len(read.args) == 1 and _is_getter(source, read.func):
        return Holder(read.args[0])
    name, first = called(read.func), read.args[0]
    if name == "getitem" and len(read.args) == 2:
        return Holder(first)
    if name == "map" and isinstance(first, ast.Attribute) and first.attr in ("get", "__getitem__"):
        return Holder(first.value, "" if first.attr == "get" else None)
    return None


def _is_getter(source: Source, function: ast.expr) -> bool:
    """Whether a function is what `itemgetter` made, there or under a name that stands for nothing else."""
    if isinstance(function, ast.Name):
        value = namespaces.only_value(source, function.id)
        return value is not None and not isinstance(value, ast.Name) and _is_getter(source, value)
    return isinstance(function, ast.Call) and called(function.func) == "itemgetter"


def _default(source: Source, read: ast.Call) -> str | None:
    """What follows the key in `holder.get(key, default)`, if it can be written twice."""
    after = read.args[1:]
    if read.keywords or len(after) > 1:
        raise NoFixError(_BY_HAND)
    if not all(knowledge.is_repeatable(source, each) for each in after):
        return None
    return "".join(f", {source.characters(each)}" for each in after)


def _may_be_copied(source: Source, node: ast.expr) -> None:
    """Nothing is written later to what is laid there, by itself or through what it is laid in. Raises NoFixError where
    something may be."""
    call = source.parent(node)
    above = source.parent(call) if isinstance(call, ast.Call) else None
    names = [each for each in getattr(above, "targets", ()) if isinstance(each, ast.Name | ast.Attribute)]
    is_first = not isinstance(call, ast.Call) or call.args[0] is node or not _is_new(call.args[0])
    own = {ast.dump(each).replace(STORED, LOADED) for each in names} if not is_first else set()
    written = {name for held in source.written.values() for name in held}
    is_changed = source.popped or not written <= own or _CHANGES.search(source.text)
    if is_changed or (is_first and not names) or not _is_own(source, node):
        raise NoFixError("what is written to the credentials later is found there, too: lay the old keys there by hand")


def writes_nothing(source: Source) -> bool:
    """Whether a file writes to no dictionary, as far as its text shows."""
    return not (source.popped or source.written or _CHANGES.search(source.text) or ".update(" in source.text)


def _is_new(node: ast.expr) -> bool:
    """Whether an expression makes a dictionary."""
    return isinstance(node, ast.Dict) or (isinstance(node, ast.Call) and called(node.func) == "dict")


def _is_own(source: Source, node: ast.expr) -> bool:
    """Whether an expression gives what no other code is given: keys are read of a name, or it is laid somewhere."""
    if not isinstance(node, ast.Name):
        return isinstance(node, ast.Subscript)
    return all(
        not isinstance(use.ctx, ast.Load)
        or isinstance(above := source.parent(use), ast.Subscript)
        or (isinstance(above, ast.Attribute) and above.attr in READING)
        or (isinstance(above, ast.Call) and source.parent(node) is above)
        for use in source.names[node.id]
    )


def with_old_keys(
    source: Source, holder: Holder, moves: Mapping[str, Sequence[str]], *, quote: str | None = None
) -> Edit:
    """`{**holder, **holder["query"]}`, in place of `holder`: what has moved by `moves` stands at the top, too. Raises
    NoFixError where the holder can't be written several times, or gives more than its keys."""
    node, missing, asked = holder[:3]
    quote = quote or source.quote_at(node)
    named = repeated(source, node, moves)
    if quote is None or named is None:
        raise NoFixError(_BY_HAND)
    whole, name = named
    parts = [f"**{whole}"]
    display = source.parent(node)
    is_open = (
        isinstance(display, ast.Dict)
        and node in display.values
        and source.text[: source.offsets(node)[0]].endswith("**")
    )
    for old, new in moves.items():
        key = f"{quote}{new[0]}{quote}"
        if len(new) > 1:
            sure = missing is None and not asked
            parts.append(f"**{name}[{key}]" if sure else f"**{name}.get({key}, {{}})")
            continue
        value = f"{name}[{key}]" if missing is None else f"{name}.get({key}{missing})"
        entry = f"{quote}{old}{quote}: {value}"
        parts.append(f"**({{{entry}}} if {key} in {name} else {{}})" if asked else entry)
    entries = ", ".join(dict.fromkeys(parts))
    made = f"{{{entries}}}" if not is_open else entries.removeprefix("**")
    in_text = any(isinstance(above, ast.JoinedStr) for above in source.ancestors(node))
    return source.replace(*source.offsets(node), f"({made})" if in_text else made)


def laid_there(
    source: Source, layers: Mapping[Laid, Collection[str]], moves: Mapping[str, Sequence[str]]
) -> list[Edit]:
    """The edits after which what is laid over other dictionaries has its old keys, too, of those that are read there.
    Raises NoFixError."""
    edits = []
    for laid, keys in layers.items():
        node = source.expression(laid.origin.span)
        if node is None:
            raise NoFixError(_BY_HAND)
        moved = {old: new for old, new in moves.items() if old in keys}
        if not {new[0] for new in moves.values()}.isdisjoint({*laid.beside, *keys}):
            raise NoFixError(_OWN_KEYS)
        if laid.is_live:
            _may_be_copied(source, node)
        _is_given_nothing(source, node, moved)
        edits.append(with_old_keys(source, Holder(node, asked=not laid.is_endpoint), moved))
    return edits


def _is_given_nothing(source: Source, node: ast.expr, moves: Mapping[str, Sequence[str]]) -> None:
    """What is laid somewhere has none of the keys beside it there that it is to be given. Raises NoFixError."""
    around = source.parent(node)
    call = source.parent(around) if isinstance(around, ast.keyword) else None
    names = {*moves, *(new[0] for new in moves.values())}
    beside = ast.walk(around) if isinstance(around, ast.Dict) else ()
    named = {each.arg for each in call.keywords} if isinstance(call, ast.Call) else set()
    if not names.isdisjoint(named) or any(isinstance(each, ast.Constant) and each.value in names for each in beside):
        raise NoFixError(_BY_HAND)


def repeated(source: Source, holder: ast.expr, moves: Mapping[str, Sequence[str]]) -> tuple[str, str] | None:
    """How an expression is written where it is used for the first time, and from then on, if it gives what the platform
    gave of the keys in `moves`: what may give something else each time gets a name."""
    if _may_differ(source, holder, moves):
        return None
    written = source.characters(holder)
    if knowledge.is_repeatable(source, holder):
        return written, written
    if isinstance(holder, ast.NamedExpr):
        return f"({written})", holder.target.id
    name = next((each for each in _NAMES if not re.search(rf"\b{each}\b", source.text)), None)
    if name is None or isinstance(holder, ast.Yield | ast.YieldFrom) or not _may_bind(source, holder):
        return None
    return f"({name} := {written})", name


def _may_bind(source: Source, node: ast.expr) -> bool:
    """Whether a name that is bound in an expression is one of the function or of the module."""
    if "*" in source.bound:
        return False
    inside: ast.AST = node
    for above in source.ancestors(node):
        if isinstance(above, _SCOPES):
            return False
        if isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef):
            return inside in above.body
        inside = above
    return True


def _may_differ(source: Source, holder: ast.expr, moves: Mapping[str, Sequence[str]]) -> bool:
    """Whether what a holder gives may not be what the platform gave: the program writes or deletes such keys, or it
    gives more than its keys."""
    name = ast.dump(holder)
    keys = {*moves, *(new[0] for new in moves.values())}
    if not keys.isdisjoint(source.popped) or any(name in source.written[key] for key in (COMPUTED, DELETED, *keys)):
        return True
    return source.gives_more
