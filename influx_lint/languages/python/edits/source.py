"""A Python file as edits need it: its characters, and the nodes that were parsed from them; the keys that are written
in it, and the expressions that read keys written elsewhere; and what a person has to do where no edit can be right."""

from __future__ import annotations

import ast
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias, TypeVar, cast

from influx_lint.findings import Edit, Span
from influx_lint.flow.records import entity
from influx_lint.languages.advice import NOT_FOLLOWED
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits.tree import PLACED, Tree
from influx_lint.languages.python.positions import Positions

_Node = TypeVar("_Node", bound=ast.AST)

_BETWEEN = re.compile(r"(?:[\s)\\]|#[^\r\n]*)*")
_PRINTS_ITSELF = re.compile(r"(?:[\s)\\]|#[^\r\n]*)*=")
_PRINTS = re.compile(r"=(?:\s|#[^\r\n]*)*[}!:]")
"""What the text of a file has in which there is such an expression."""

_PIECE = re.compile(r"(?s)(?:\s|\\|#[^\r\n]*)*[a-z]*('''|\"\"\"|'|\")(?:\\.|(?!\1).)*\1", re.IGNORECASE)
COMPUTED, DELETED = object(), object()
"""What stands for a key whose name is computed where it is written, and for one that is deleted."""

STORED, LOADED = "ctx=Store()", "ctx=Load()"
"""What `ast.dump` says of a name that is written, and of one that is read."""

_CHANGING = (ast.Subscript, ast.AugAssign, ast.Call, ast.Expr)
_BINDING = (
    *(ast.Name, ast.arg, ast.alias, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef),
    *(ast.ExceptHandler, ast.MatchAs, ast.MatchStar, ast.MatchMapping),
)
"""The kinds of nodes that may change what is under a key, and that may bind a name."""


Imported: TypeAlias = "Callable[[str, int], Source | None]"
"""The file of a module that is imported, by its name and the number of dots before it, as far as that is known."""


class Source:
    """A file's characters, its tree, and which node stands where. Offsets count characters from zero. `is_whole` says
    that the expressions inside all f-strings are among the nodes."""

    def __init__(self, text: str, tree: ast.Module | None = None) -> None:
        self.text = text
        self.tree = tree if tree is not None else ast.parse(text)
        self._whole = Positions(text)
        self.lines = self._whole.lines
        found = Tree(text, self.tree, self._whole)
        self._places, self._parents, self._by_start = found.places, found.parents, found.by_start
        self.is_whole = found.is_whole
        self.imported: Imported = lambda _module, _level: None
        self._at: dict[Span, list[ast.AST]] = {}
        self._ordered: dict[str, tuple[list[int], list[ast.Name]]] = {}
        self._by_binding: dict[str, dict[ast.AST | None, list[ast.Name]]] = {}

    def seeing(self, imported: Imported) -> Source:
        """This file, which from now on has what it imports as a request's project has it."""
        self.imported = imported
        return self

    def offsets(self, node: ast.AST) -> tuple[int, int]:
        """Where a node starts and ends, without parentheses around it."""
        place = self._places.get(node)
        if place is None:
            place = self._places[node] = self.lines.offsets(self._whole.bounds(node))  # type: ignore[arg-type]
        return place

    def has_place(self, node: ast.AST) -> bool:
        """Whether it is known where a node stands."""
        return node in self._parents and type(node) in PLACED

    def characters(self, node: ast.AST) -> str:
        """What a node was parsed from."""
        start, end = self.offsets(node)
        return self.text[start:end]

    def at(self, span: Span) -> list[ast.AST]:
        """The nodes that stand exactly at a span, the outermost first."""
        found = self._at.get(span)
        if found is None:
            try:
                place = self.lines.offsets(span)
            except IndexError:
                return []
            near = self._by_start.get(span[:2], ())
            found = self._at[span] = [node for node in near if self.offsets(node) == place]
        return found

    def expression(self, span: Span) -> ast.expr | None:
        """The expression that stands exactly at a span, the innermost one."""
        return next((node for node in reversed(self.at(span)) if isinstance(node, ast.expr)), None)

    def parent(self, node: ast.AST) -> ast.AST | None:
        return self._parents.get(node)

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """What is around a node, from the inside out."""
        above = self._parents.get(node)
        while above is not None:
            yield above
            above = self._parents.get(above)

    @cached_property
    def names(self) -> dict[str, list[ast.Name]]:
        """Every use of a name, be it read or bound."""
        found: dict[str, list[ast.Name]] = {}
        for node in self.of(ast.Name):
            found.setdefault(node.id, []).append(node)
        return found

    def uses_inside(self, name: str, node: ast.AST) -> list[ast.Name]:
        """The uses of a name in the characters of a node."""
        if name not in self._ordered:
            uses = sorted(self.names.get(name, ()), key=self.offsets)
            self._ordered[name] = ([self.offsets(use)[0] for use in uses], uses)
        starts, uses = self._ordered[name]
        start, end = self.offsets(node)
        return uses[bisect_left(starts, start) : bisect_left(starts, end)]

    def uses_by_binding(
        self, name: str, bindings: Callable[[ast.AST, str], Sequence[ast.AST]]
    ) -> Mapping[ast.AST | None, Sequence[ast.Name]]:
        """The uses of a name by what binds it for them: each of the `bindings` in the nearest node around a use that
        has any, or nothing."""
        if name not in self._by_binding:
            found = self._by_binding[name] = defaultdict(list)
            for use in self.names.get(name, ()):
                held = next((each for above in self.ancestors(use) if (each := bindings(above, name))), [None])
                for binding in held:
                    found[binding].append(use)
        return self._by_binding[name]

    @cached_property
    def bound(self) -> dict[str, list[ast.AST]]:
        """By name, what binds it: names that are assigned, parameters, functions, classes, imports, patterns."""
        found: dict[str, list[ast.AST]] = {}
        for node in self.of(*_BINDING):
            name = _bound_name(node)
            if name is not None:
                found.setdefault(name, []).append(node)
        return found

    def binding(self, name: object) -> ast.AST | None:
        """What binds a name, where nothing else does."""
        bindings = self.bound.get(name, ()) if isinstance(name, str) else ()
        return bindings[0] if len(bindings) == 1 else None

    @cached_property
    def written(self) -> Mapping[object, set[str]]:
        """By constant key, the expressions (`ast.dump`) under which that key is written or deleted; a `pop` whose value
        nobody uses deletes, too. `COMPUTED` and `DELETED` take the place of a key whose name is computed."""
        found: dict[object, set[str]] = defaultdict(set)
        for node in self.of(*_CHANGING):
            holder, key = _changed(node)
            if holder is not None:
                found[key].add(ast.dump(holder).replace(STORED, LOADED))
        return found

    @cached_property
    def deletions(self) -> list[ast.Subscript]:
        """The subscripts that are deleted."""
        return [node for node in self.of(ast.Subscript) if isinstance(node.ctx, ast.Del)] if "del" in self.text else []

    @cached_property
    def stored(self) -> frozenset[str]:
        """The names of attributes that the file stores, or declares in a class, and that no function gives."""
        found: set[str] = set()
        for node in self.of(ast.Attribute, ast.Assign, ast.AnnAssign):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                found.add(node.attr)
            elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(self.parent(node), ast.ClassDef):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                found.update(each.id for each in targets if isinstance(each, ast.Name))
        return frozenset(name for name in found if not any(map(self._may_act, self.bound.get(name, ()))))

    def _may_act(self, binding: ast.AST) -> bool:
        """Whether what a class binds to a name may do something whenever it is asked for."""
        if isinstance(binding, ast.FunctionDef | ast.AsyncFunctionDef):
            return True
        above = self.parent(binding)
        value = above.value if isinstance(above, ast.Assign | ast.AnnAssign) else None
        return isinstance(value, ast.Call) and above is not None and isinstance(self.parent(above), ast.ClassDef)

    @cached_property
    def popped(self) -> frozenset[object]:
        """The constant keys that are popped from something."""
        if "pop" not in self.text:
            return frozenset()
        return frozenset(
            node.args[0].value
            for node in self.of(ast.Call)
            if isinstance(node.func, ast.Attribute) and node.func.attr == "pop"
            if node.args and isinstance(node.args[0], ast.Constant)
        )

    @cached_property
    def gives_more(self) -> bool:
        """Whether the file has what gives something for keys that it lacks, which a copy of its keys does not."""
        return "defaultdict" in self.text or "__missing__" in self.text

    @cached_property
    def attributes(self) -> Mapping[int, ast.Attribute]:
        """By the offset where they end, the attributes; of several, the outermost."""
        found: dict[int, ast.Attribute] = {}
        for node in self.of(ast.Attribute):
            found.setdefault(self.offsets(node)[1], node)
        return found

    def literal_around(self, start: int, end: int) -> ast.Constant | None:
        """The constant in whose characters a stretch lies."""
        starts, constants = self._constants
        at = bisect_right(starts, start) - 1
        return constants[at] if at >= 0 and end <= self.offsets(constants[at])[1] else None

    @cached_property
    def _constants(self) -> tuple[list[int], list[ast.Constant]]:
        found = sorted(self.of(ast.Constant), key=lambda node: self.offsets(node)[0])
        return [self.offsets(node)[0] for node in found], found

    @cached_property
    def printed(self) -> list[tuple[int, int]]:
        """The expressions in f-strings that are printed as they are written, too: `f"{user=}"`."""
        if not _PRINTS.search(self.text):
            return []
        fields = (self.offsets(node) for node in self.nodes() if _is_field(node, self._parents[node]))
        return [place for place in fields if _PRINTS_ITSELF.match(self.text, place[1])]

    def nodes(self) -> Iterator[ast.AST]:
        """Every node, the outer before the inner."""
        yield from self._parents

    def of(self, *kinds: type[_Node]) -> list[_Node]:
        """The nodes of just these classes, the outer before the inner."""
        wanted = frozenset(kinds)
        return cast("list[_Node]", [node for node in self._parents if type(node) in wanted])

    def insert(self, offset: int, text: str) -> Edit:
        """The edit that puts `text` before the character at `offset`."""
        return Edit(self.lines.span(offset, offset), text)

    def replace(self, start: int, end: int, text: str) -> Edit:
        """The edit that puts `text` in the place of the characters from `start` up to, not including, `end`."""
        return Edit(self.lines.span(start, end), text)

    def mark_after(self, node: ast.AST, mark: str) -> int | None:
        """Where `mark` stands that follows a node, with nothing but parentheses, comments and space between."""
        end = self.offsets(node)[1]
        between = _BETWEEN.match(self.text, end)
        at = between.end() if between is not None else end
        return at if self.text.startswith(mark, at) else None

    def quote_at(self, node: ast.AST) -> str | None:
        """A quotation mark that may stand where `node` does, or nothing where f-strings around it leave none. The marks
        of f-strings around it are avoided, as Python before 3.12 needs it."""
        taken = ""
        for above in self.ancestors(node):
            if isinstance(above, ast.JoinedStr):
                found = _delimiters(self.characters(above))
                if found is None:
                    return None
                taken += found
        return next((quote for quote in "\"'" if quote not in taken), None)


def _is_field(node: ast.AST, above: ast.AST) -> bool:
    """Whether a node is the expression of a field of the f-string above."""
    if isinstance(above, ast.FormattedValue):
        return above.value is node
    return isinstance(above, ast.JoinedStr) and not isinstance(node, ast.Constant | ast.FormattedValue)


def _delimiters(text: str) -> str | None:
    """The quotation marks of string literals that stand side by side, each as one character."""
    found, at = "", 0
    while text[at:].strip():
        piece = _PIECE.match(text, at)
        if piece is None:
            return None
        found += piece[1][0]
        at = piece.end()
    return found


def _changed(node: ast.AST) -> tuple[ast.expr | None, object]:
    """What a node writes a key to or deletes it from, and that key, or what stands for one that is computed."""
    if isinstance(node, ast.Subscript):
        if isinstance(node.ctx, ast.Load):
            return None, None
        return node.value, DELETED if isinstance(node.ctx, ast.Del) else _named(node.slice, COMPUTED)
    if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.BitOr):
        return node.target, COMPUTED
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "pop":
        return (node.func.value, DELETED) if node.args and not isinstance(node.args[0], ast.Constant) else (None, None)
    call = node.value if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) else None
    if call is None or not isinstance(call.func, ast.Attribute):
        return None, None
    if call.func.attr == "pop" and len(call.args) > 1:
        return call.func.value, _named(call.args[0], DELETED)
    return (call.func.value, COMPUTED) if call.func.attr == "update" else (None, None)


def _named(key: ast.expr, computed: object) -> object:
    return key.value if isinstance(key, ast.Constant) else computed


def _bound_name(node: ast.AST) -> str | None:
    if isinstance(node, ast.Name):
        return node.id if not isinstance(node.ctx, ast.Load) else None
    if isinstance(node, ast.arg):
        return node.arg
    if isinstance(node, ast.alias):
        return node.asname or node.name.partition(".")[0]
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return node.name
    if isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
        return node.name
    return node.rest if isinstance(node, ast.MatchMapping) else None


_PLAIN = re.compile(r"[rRuU]?('''|\"\"\"|'|\")([^\\'\"]*)\1")


class Key:
    """The expression that a key is written as, and how it can be written anew."""

    def __init__(self, source: Source, node: ast.expr) -> None:
        self.node = node
        self._source = source
        self._plain = _PLAIN.fullmatch(source.characters(node)) if isinstance(node, ast.Constant) else None

    @property
    def quote(self) -> str:
        """The quotation marks of the place. Raises NoFixError where none can stand."""
        if self._plain is not None:
            return self._plain[1]
        found = self._source.quote_at(self.node)
        if found is None:
            raise NoFixError("the f-string leaves no quotation marks for it: write it outside of the f-string")
        return found

    def literal(self, text: str) -> str:
        """A string literal, quoted as the key is."""
        return f"{self.quote}{text}{self.quote}"

    def steps(self, path: Iterable[str]) -> str:
        """Subscripts that lead along a path."""
        return "".join(f"[{self.literal(part)}]" for part in path)

    def asked(self, path: Iterable[str], method: str = "get") -> str:
        """Calls that lead along a path, of which nothing needs to be there."""
        return "".join(f".{method}({self.literal(part)}, {{}})" for part in path)

    def renamed(self, new: str) -> Edit:
        """The key replaced: its characters between the quotation marks, or the whole of an expression."""
        start, end = self._source.offsets(self.node)
        if self._plain is not None:
            return self._source.replace(start + self._plain.start(2), start + self._plain.end(2), new)
        return self._source.replace(start, end, self.literal(new))

    def normal(self, name: str) -> list[Edit]:
        """What it takes to have the key written as a literal: nothing where it is one."""
        return [] if isinstance(self.node, ast.Constant) else [self.renamed(name)]


@entity
class Lookup:
    """The reading expression: the file that it stands in, and where there; and the keys that it reads, where several
    are that are written elsewhere."""

    source: Source
    span: Span
    keys: frozenset[str] = frozenset()

    @property
    def is_test(self) -> bool:
        """Whether it asks whether a key is there."""
        return any(isinstance(node, ast.Compare) for node in self.source.at(self.span))

    def expression(self) -> ast.Subscript | ast.Call:
        """The expression. Raises NoFixError where it is no lookup."""
        for node in self.source.at(self.span):
            if isinstance(node, ast.Subscript | ast.Call):
                return node
        raise NoFixError(NOT_FOLLOWED)
