"""Edits where the key is written in one place and read in another: loops over keys, parameters that are keys."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeGuard

from influx_lint.findings import Edit, Span
from influx_lint.languages.advice import NOT_FOLLOWED, by_hand
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits import calls, direct, several
from influx_lint.languages.python.edits.functions import (
    Function,
    is_call_of,
    looked_up,
    name_of,
    only_a_key,
    parameters,
    reading_function,
)
from influx_lint.languages.python.edits.source import Key, Lookup, Source
from influx_lint.registry.policy import key_text

Loop = ast.For | ast.AsyncFor | ast.comprehension


def render(
    source: Source,
    key: ast.expr,
    readers: Sequence[Lookup],
    old: str,
    new: Sequence[str],
    moves: Mapping[str, Sequence[str]],
) -> list[Edit]:
    """The edits of a key literal that `readers`, each somewhere else, read. Raises NoFixError."""
    above = source.parent(key)
    if isinstance(above, ast.keyword):
        above = source.parent(above)
    if isinstance(above, ast.Tuple | ast.List | ast.Set):
        return _element(source, key, above, readers, old, new, moves)
    if makes_getter(above):
        if not _is_used_by(source, above, readers):
            raise NoFixError(f"the getter is used elsewhere, too: read {key_text(new)} without it")
        return _getter(source, above, key, new, moves)
    is_get = isinstance(above, ast.Call) and direct.is_lookup(above, key) and direct.called(above.func) == "get"
    if isinstance(above, ast.Call) and not (is_get and _are_items(readers)):
        return _argument(source, key, above, readers, old, new)
    if is_get or (isinstance(above, ast.Subscript) and above.slice is key and isinstance(above.ctx, ast.Load)):
        return _wrapped(source, key, above, readers, old, new)
    if isinstance(above, ast.arguments) and len(new) == 1:
        for reader in readers:
            reading_function(reader, old, new)
        return [Key(source, key).renamed(new[0])]
    if isinstance(above, ast.Compare) and len(new) == 1:
        return [Key(source, key).renamed(new[0])]
    raise by_hand(old, new)


def attribute(source: Source, span: Span, readers: Sequence[Lookup], old: str, new: Sequence[str]) -> list[Edit]:
    """The edits of an attribute that a project's own `__getattr__` looks up. Raises NoFixError."""
    start, end = source.lines.offsets(span)
    functions = [reading_function(reader, old, new) for reader in readers]
    if source.text[start:end] != old or any(name_of(each) != "__getattr__" for each in functions):
        raise by_hand(old, new)
    if len(new) == 1:
        return [source.replace(start, end, new[0])]
    for reader, function in zip(readers, functions, strict=True):
        calls.gives_what_it_reads(calls.Body(reader, function), old, new)
    read = source.attributes.get(end)
    if read is None:
        raise by_hand(old, new)
    if len(new) > 2 or all(isinstance(reader.expression(), ast.Subscript) for reader in readers):
        return [source.replace(start, end, direct.inside_attribute(source, read, new))]
    quote = source.quote_at(read)
    if quote is None:
        raise by_hand(old, new)
    asked = f"{new[0]} or {{}}).get({quote}{new[1]}{quote})"
    return [source.insert(source.offsets(read)[0], "("), source.replace(start, end, asked)]


def makes_getter(node: ast.AST | None) -> TypeGuard[ast.Call]:
    """Whether a node is a call of what makes functions that read the keys which it is given."""
    return isinstance(node, ast.Call) and direct.called(node.func) in ("itemgetter", "attrgetter")


def _getter(
    source: Source, getter: ast.Call, key: ast.expr, new: Sequence[str], moves: Mapping[str, Sequence[str]]
) -> list[Edit]:
    """`itemgetter("user")`, which is written as a function where a key moves into another dictionary."""
    written = Key(source, key)
    keys = [each.value for each in getter.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    if len(new) == 1 and not any(len(moves.get(each, ())) > 1 for each in keys):
        return [written.renamed(new[0])]
    is_whole = direct.called(getter.func) == "itemgetter" and len(keys) == len(getter.args) and not getter.keywords
    if not is_whole or not _stays_a_function(source, getter):
        raise NoFixError(f"no getter reaches into `{new[0]}`: read {key_text(new)} without one")
    paths = [moves.get(each, (each,)) for each in keys]
    given = ["endpoint" + written.steps(path) for path in paths]
    made = given[0] if len(given) == 1 else f"({', '.join(given)})"
    return [source.replace(*source.offsets(getter), f"lambda endpoint: {made}")]


def _is_used_by(source: Source, getter: ast.Call, readers: Sequence[Lookup]) -> bool:
    """Whether all uses of a getter that has a name are in reading expressions."""
    above = source.parent(getter)
    names = [each.id for each in getattr(above, "targets", ()) if isinstance(each, ast.Name)]
    uses = [use for name in names for use in source.names[name] if isinstance(use.ctx, ast.Load)]
    spans = [source.lines.offsets(reader.span) for reader in readers if reader.source is source]
    places = map(source.offsets, uses)
    return all(any(start <= first and last <= end for start, end in spans) for first, last in places)


def _stays_a_function(source: Source, getter: ast.Call) -> bool:
    """Whether a getter is an argument, or has a name of its own: in a class, a function would become a method."""
    above = source.parent(getter)
    if isinstance(above, ast.Assign):
        return all(isinstance(each, ast.Name) for each in above.targets) and not isinstance(
            source.parent(above), ast.ClassDef
        )
    return isinstance(above, ast.keyword | ast.Return) or (isinstance(above, ast.Call) and getter in above.args)


def _argument(
    source: Source, key: ast.expr, call: ast.Call, readers: Sequence[Lookup], old: str, new: Sequence[str]
) -> list[Edit]:
    """`field("user")`: the parameter is the key and nothing else."""
    readers = without_tests(readers)
    functions = [reading_function(reader, old, new) for reader in readers]
    if not all(is_call_of(source, call, reader, each) for reader, each in zip(readers, functions, strict=True)):
        raise NoFixError(NOT_FOLLOWED)
    if len(new) == 1:
        return [Key(source, key).renamed(new[0])]
    _, fallback = exact_call(source, key, readers, old, new)
    written = Key(source, key)
    if fallback is None:
        return direct.through(source, call, written, new, default=None)
    if fallback.given is not None:
        return direct.through(source, call, written, new, default=fallback.given)
    if not fallback.takes:
        return direct.through_nothing(source, call, written, new, fallback.otherwise)
    return direct.through_optional(source, call, written, new, fallback.otherwise)


def without_tests(readers: Sequence[Lookup]) -> Sequence[Lookup]:
    """The readers without the tests for a key in functions that look it up, too."""
    tests = [each for each in readers if each.is_test]
    lookups = [each for each in readers if not each.is_test]
    functions = {_function(each) for each in lookups}
    return lookups if tests and functions.issuperset(map(_function, tests)) else readers


def _function(reader: Lookup) -> ast.AST | None:
    nodes = reader.source.at(reader.span)
    around = reader.source.ancestors(nodes[0]) if nodes else ()
    return next((each for each in around if isinstance(each, Function)), None)


def exact_call(
    source: Source, key: ast.expr, readers: Sequence[Lookup], old: str, new: Sequence[str]
) -> tuple[ast.Call, calls.Fallback | None]:
    """The call with `key` as an argument, if it gives what is read by it as it is, and what it gives where the key is
    missing; nothing where it fails then. Raises NoFixError."""
    call, readers = source.parent(key), without_tests(readers)
    if isinstance(call, ast.keyword):
        call = source.parent(call)
    if not isinstance(call, ast.Call) or len(readers) != 1 or isinstance(source.parent(call), ast.Await):
        raise by_hand(old, new)
    (reader,) = readers
    function = reading_function(reader, old, new)
    if not is_call_of(source, call, reader, function):
        raise NoFixError(NOT_FOLLOWED)
    body, given = calls.called(call, key, reader, function)
    calls.gives_what_it_reads(body, old, new)
    return call, calls.fallback(source, key, body, given)


def _are_items(readers: Sequence[Lookup]) -> bool:
    """Whether the readers are in methods that `get` of a mapping calls."""
    return all(getattr(_function(each), "name", None) == "__getitem__" for each in readers)


def _wrapped(
    source: Source, key: ast.expr, read: ast.AST | None, readers: Sequence[Lookup], old: str, new: Sequence[str]
) -> list[Edit]:
    """`wrapper["user"]`, `wrapper.get("user")`: a class of the project looks the key up in its `__getitem__`."""
    functions = [reading_function(reader, old, new) for reader in readers]
    if any(name_of(each) != "__getitem__" for each in functions):
        raise by_hand(old, new)
    written = Key(source, key)
    if len(new) == 1:
        return [written.renamed(new[0])]
    for reader, function in zip(readers, functions, strict=True):
        calls.gives_what_it_reads(calls.Body(reader, function), old, new)
    is_other = isinstance(key, ast.Constant) and key.value != old
    if not isinstance(read, ast.Subscript | ast.Call) or is_other:
        raise by_hand(old, new)
    return [*direct.reach(source, read, written, new), *written.normal(new[-1])]


def _element(
    source: Source,
    key: ast.expr,
    display: ast.Tuple | ast.List | ast.Set,
    readers: Sequence[Lookup],
    old: str,
    new: Sequence[str],
    moves: Mapping[str, Sequence[str]],
) -> list[Edit]:
    """`for key in ("user", "password")`: the loop's name is a key and nothing else."""
    reads = [reader.expression() for reader in readers if reader.source is source]
    loops = list(_loops(source, display))
    if not loops or len(reads) < len(readers):
        raise by_hand(old, new)
    names = {loop.target.id for loop in loops if isinstance(loop.target, ast.Name)}
    if not all(isinstance(loop.target, ast.Name) for loop in loops) or not source.is_whole:
        raise by_hand(old, new)
    for read in reads:
        if looked_up(read) not in names:
            raise by_hand(old, new)
        direct.written_nowhere(source, _receiver(read), old, new)
    if len(new) == 1:
        _used_as_keys(source, loops, names, old, new)
        return [Key(source, key).renamed(new[0])]
    paths = {
        str(getattr(each, "value", "")): tuple(moves.get(str(getattr(each, "value", "")), ())) for each in display.elts
    }
    if any(len(path) == 1 for path in paths.values()):
        _used_as_keys(source, loops, names, old, new)
    together = all(path[:-1] == tuple(new[:-1]) for path in paths.values())
    moved = {name: path for name, path in paths.items() if len(path) > 1}
    places: dict[Edit, None] = {}
    for read in reads:
        quoted = _quoted_in(source, read, key)
        if not together:
            edits = [several.laid_over(source, read, moved, quoted.quote)]
        elif isinstance(read, ast.Call) and direct.pops_from_copy(source, read):
            edits = direct.left_there(source, read, quoted, source.characters(read.args[0]), new)
        else:
            edits = direct.reach(source, read, quoted, new)
        places |= dict.fromkeys(edits)
    return list(places)


def _used_as_keys(source: Source, loops: Sequence[Loop], names: Collection[str], old: str, new: Sequence[str]) -> None:
    """The names of loops are keys and nothing else, so that these can be renamed. Raises NoFixError."""
    for name in names:
        bound = source.uses_by_binding(name, _binds)
        uses = [*bound.get(None, ()), *(use for loop in loops for use in bound.get(loop, ()))]
        only_a_key(source, name, uses, old, new)


def _receiver(read: ast.Subscript | ast.Call) -> ast.expr:
    """What a lookup looks in."""
    if isinstance(read, ast.Subscript):
        return read.value
    return read.func.value if isinstance(read.func, ast.Attribute) else read.func


def _quoted_in(source: Source, read: ast.Subscript | ast.Call, key: ast.expr) -> Key:
    """A key whose quotation marks may stand in `read`: those of `key`, unless f-strings are around."""
    inside = any(isinstance(above, ast.JoinedStr) for above in source.ancestors(read))
    name = read.slice if isinstance(read, ast.Subscript) else read.args[0]
    return Key(source, name if inside else key)


def _loops(source: Source, display: ast.expr) -> Iterator[Loop]:
    """The loops over a display, be it written there or given a name that nothing but loops uses."""
    above = source.parent(display)
    if isinstance(above, ast.For | ast.AsyncFor | ast.comprehension) and above.iter is display:
        yield above
        return
    if not isinstance(above, ast.Assign) or len(above.targets) != 1 or not isinstance(above.targets[0], ast.Name):
        return
    name = above.targets[0].id
    uses = [each for each in source.names[name] if each is not above.targets[0]]
    if source.binding(name) is None or not source.is_whole or name in _exported(source):
        return
    found = [source.parent(use) for use in uses]
    loops = [each for each in found if isinstance(each, ast.For | ast.AsyncFor | ast.comprehension)]
    if len(loops) == len(uses) and all(loop.iter in uses for loop in loops):
        yield from loops


def _exported(source: Source) -> set[object]:
    """The names that the file lists for others."""
    for node in source.bound.get("__all__", []):
        above = source.parent(node)
        if isinstance(above, ast.Assign) and isinstance(above.value, ast.List | ast.Tuple):
            return {each.value for each in above.value.elts if isinstance(each, ast.Constant)}
    return set()


def _binds(node: ast.AST, name: str) -> list[ast.AST]:
    """The loops in a node, or the node itself, that bind a name for what is in it."""
    if isinstance(node, ast.For | ast.AsyncFor):
        return [node] if isinstance(node.target, ast.Name) and node.target.id == name else []
    if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
        return [each for each in node.generators if isinstance(each.target, ast.Name) and each.target.id == name]
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return [node] if name in parameters(node) else []
    return []
