"""Functions that give what they read by a key which they are given, as a call runs them, and what that gives where the
key is missing."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from influx_lint.flow.records import record
from influx_lint.languages.advice import NOT_FOLLOWED
from influx_lint.languages.front import NoFixError
from influx_lint.languages.python.edits.functions import CACHES, Function, decorators, fails, looked_up, parameters
from influx_lint.languages.python.edits.source import Key, Lookup, Source
from influx_lint.registry.policy import key_text

_CATCHING = {"KeyError", "LookupError", "Exception", "BaseException"}
"""What is caught where a key is missing."""

_KEEPING_NOTHING = {"staticmethod", "classmethod"}
"""Decorators that let a function be given what has no hash."""

_Told = Mapping[str, ast.expr]
"""What a call gives to parameters, or leaves to their defaults."""


@record
class Fallback:
    """What a call of a function that looks a key up gives where it is missing. `given` is the argument that says so.
    Without one, `otherwise` is what a `.get` has to be given, after its key, to do as the function does, which is told
    otherwise by one more argument if it `takes` one."""

    given: ast.expr | None
    otherwise: str = ""
    takes: bool = True


class Body:
    """What a function does when it is called: `read` in it gives what it looks up. `told` is what a call gives to its
    parameters, or leaves to their defaults: branches that do not run then count for nothing."""

    def __init__(self, reader: Lookup, function: Function, told: _Told = MappingProxyType({})) -> None:
        self.source, self.function, self.read = reader.source, function, reader.expression()
        self.told = {name: value for name, value in told.items() if not _binds_anew(function, name)}
        self._dead: set[ast.AST] = set()
        self._nodes = list(self._running()) if not isinstance(function, ast.Lambda) else []

    def _running(self) -> Iterator[ast.AST]:
        """The nodes that run, without those of functions in it."""
        stack: list[ast.AST] = list(self.function.body) if not isinstance(self.function, ast.Lambda) else []
        while stack:
            node = stack.pop()
            yield node
            if isinstance(node, ast.If | ast.IfExp):
                holds = _holds(node.test, self.told)
                branches = [_listed(node.body), _listed(node.orelse)]
                dead = branches.pop(1 if holds else 0) if holds is not None else ()
                self._dead.update(inner for each in dead for inner in ast.walk(each))
                stack += [node.test, *(each for branch in branches for each in branch)]
            elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                stack += ast.iter_child_nodes(node)

    def _uses(self, name: str) -> list[ast.Name]:
        return [each for each in self.source.uses_inside(name, self.function) if each not in self._dead]

    @cached_property
    def given(self) -> Sequence[ast.expr]:
        """What is given back."""
        if isinstance(self.function, ast.Lambda):
            return [self.function.body]
        found = (each.value for each in self._nodes if isinstance(each, ast.Return))
        return [one for each in found for one in (self._chosen(each) if each is not None else [ast.Constant(None)])]

    def _chosen(self, node: ast.expr) -> list[ast.expr]:
        """What an expression may give, of which a condition chooses, or the one that is something."""
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
            return [one for each in node.values for one in self._chosen(each)]
        if not isinstance(node, ast.IfExp):
            return [node]
        holds = _holds(node.test, self.told)
        branches = [node.body] * (holds is not False) + [node.orelse] * (holds is not True)
        return [one for each in branches for one in self._chosen(each)]

    @cached_property
    def held(self) -> ast.Name | None:
        """The name that has what is read, and never anything else."""
        above = self.source.parent(self.read)
        target: ast.expr | None = above.target if isinstance(above, ast.NamedExpr) else None
        if isinstance(above, ast.Assign) and len(above.targets) == 1:
            target = above.targets[0]
        if not isinstance(target, ast.Name):
            return None
        bound = [each for each in self._uses(target.id) if not isinstance(each.ctx, ast.Load)]
        return target if bound == [target] else None

    @cached_property
    def otherwise(self) -> str | None:
        """The parameter with what is given where nothing is found, if nothing else is done with it: what `.get` is
        given after the key, or what is given back in the place of what is read."""
        found = [*self.given, *(self.read.args[1:2] if isinstance(self.read, ast.Call) else ())]
        names = {each.id for each in found if isinstance(each, ast.Name)} & parameters(self.function)
        name = names.pop() if len(names) == 1 else None
        uses = self._uses(name) if name is not None else ()
        return name if all(self._is_otherwise(use) for use in uses) else None

    def _is_otherwise(self, use: ast.Name) -> bool:
        above = self._around(use)
        is_given = above is self.read or isinstance(above, ast.Return) or _is_none(above)
        return isinstance(use.ctx, ast.Load) and is_given

    def _around(self, use: ast.expr) -> ast.AST | None:
        """What is around a name that is, perhaps, one of the choices of an expression."""
        inside: ast.AST = use
        above = self.source.parent(inside)
        while isinstance(above, ast.IfExp | ast.BoolOp) and inside is not getattr(above, "test", None):
            inside, above = above, self.source.parent(above)
        return above

    def gives_what_it_reads(self) -> bool:
        """Whether it gives the value as it was read, or what it was told to give else, or a constant that says so."""
        if isinstance(self.function, ast.Lambda):
            return self.function.body is self.read
        found = [each for each in self.given if each is self.read or (self.held and _is_named(each, self.held.id))]
        others = [each for each in self.given if each not in found and not _is_named(each, self.otherwise)]
        constants = {each.value for each in others if isinstance(each, ast.Constant)}
        return (
            isinstance(self.function, ast.FunctionDef)
            and decorators(self.function) <= CACHES
            and not any(isinstance(node, ast.Yield | ast.YieldFrom) for node in self._nodes)
            and all(self._is_only_given(use) for use in (self._uses(self.held.id) if self.held else ()))
            and bool(found)
            and all(self.otherwise is None and isinstance(each, ast.Constant) and not each.value for each in others)
            and len(constants) <= 1
        )

    def _is_only_given(self, use: ast.Name) -> bool:
        """Whether what is read is given there, or tested for being something, and nothing else is done with it: of a
        dictionary, that may be another thing."""
        above = self._around(use)
        tests = (ast.If, ast.IfExp, ast.While, ast.UnaryOp)
        is_walrus = isinstance(above, ast.NamedExpr) and above.target is use
        is_stored = not isinstance(use.ctx, ast.Load)
        return is_stored or is_walrus or _is_none(above) or isinstance(above, (ast.Return, *tests))

    @cached_property
    def constant(self) -> object:
        """The constant that is given where nothing is found."""
        return next((each.value for each in self.given if isinstance(each, ast.Constant)), None)

    def fails(self) -> bool:
        """Whether the call fails where there is no such key."""
        body: Iterable[ast.stmt] = () if isinstance(self.function, ast.Lambda) else self.function.body
        missing: ast.expr = ast.Constant(None)
        if isinstance(self.read, ast.Subscript):
            handlers = _handlers(self.source, self.read)
            if handlers is None and not any(isinstance(each, ast.If) for each in self.source.ancestors(self.read)):
                return True
            body = handlers if handlers is not None else body
        elif len(self.read.args) > 1:
            missing = _resolved(self.read.args[1], self.told)
        known = {**self.told, self.held.id: missing} if self.held is not None else self.told
        for statement in body:
            ends = statement.body[-1] if isinstance(statement, ast.If) and _holds(statement.test, known) else statement
            if isinstance(ends, ast.Return) or fails(ends):
                return not isinstance(ends, ast.Return)
        return False


def _listed(branch: list[ast.stmt] | ast.expr) -> Sequence[ast.AST]:
    return branch if isinstance(branch, list) else [branch]


def _is_none(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Compare) and all(isinstance(each, ast.Is | ast.IsNot) for each in node.ops)


def _is_named(node: ast.expr, name: str | None) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _binds_anew(function: Function, name: str) -> bool:
    """Whether a function gives a name anew."""
    return any(
        isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load)
        for node in ast.walk(function)
    )


def gives_what_it_reads(body: Body, old: str, new: Sequence[str]) -> None:
    """The function gives what it reads. Raises NoFixError."""
    if not body.gives_what_it_reads():
        raise NoFixError(f"the function gives one key: give it a way to read {key_text(new)} in place of `{old}`")


def called(call: ast.Call, key: ast.expr, reader: Lookup, function: Function) -> tuple[Body, Mapping[str, ast.expr]]:
    """What a function does where it is called with a key, and what the call gives it. Raises NoFixError."""
    name = looked_up(reader.expression())
    if name is None:
        return Body(reader, function), {}
    listed = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
    given = _given(call, key, listed, name)
    return Body(reader, function, {**_defaults(function, listed), **given}), given


def fallback(source: Source, key: ast.expr, body: Body, given: Mapping[str, ast.expr]) -> Fallback | None:
    """What a call with `key`, of a function that gives what it reads by it, gives where the key is missing; nothing
    where it fails then. Raises NoFixError where that is not understood."""
    name, read, otherwise = looked_up(body.read), body.read, body.otherwise
    if name is None:
        raise NoFixError(NOT_FOLLOWED)
    if body.fails():
        return None
    if otherwise is None and isinstance(read, ast.Call) and len(read.args) + len(read.keywords) > 1:
        raise NoFixError(NOT_FOLLOWED)
    if otherwise is None:
        return Fallback(None, _written(source, key, body.constant), takes=False)
    if not decorators(body.function) <= _KEEPING_NOTHING:
        raise NoFixError(NOT_FOLLOWED)
    if otherwise in given:
        return Fallback(given[otherwise])
    default = body.told.get(otherwise)
    listed = [each.arg for each in (*body.function.args.posonlyargs, *body.function.args.args)]
    is_next = listed[listed.index(name) + 1 :][:1] == [otherwise]
    if not isinstance(default, ast.Constant) or not is_next:
        raise NoFixError(NOT_FOLLOWED)
    return Fallback(None, _written(source, key, default.value))


def _written(source: Source, key: ast.expr, default: object) -> str:
    """What a `.get` is given after its key."""
    is_plain = isinstance(default, str) and (default.isidentifier() or not default)
    written = Key(source, key).literal(str(default)) if is_plain else repr(default)
    return "" if default is None else f", {written}"


def _defaults(function: Function, parameters: list[str]) -> dict[str, ast.expr]:
    found = dict(zip(reversed(parameters), reversed(function.args.defaults), strict=False))
    named = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
    return found | {each.arg: default for each, default in named if default is not None}


def _given(call: ast.Call, key: ast.expr, parameters: list[str], name: str) -> dict[str, ast.expr]:
    """The arguments of a call by their names. Raises NoFixError where they are not all there."""
    if any(isinstance(each, ast.Starred) for each in call.args) or any(each.arg is None for each in call.keywords):
        raise NoFixError(NOT_FOLLOWED)
    named = {each.arg: each.value for each in call.keywords if each.arg is not None}
    if key not in call.args or name not in parameters:
        return named
    before = parameters.index(name) - call.args.index(key)
    return dict(zip(parameters[before:], call.args, strict=False)) | named


def _handlers(source: Source, read: ast.Subscript) -> list[ast.stmt] | None:
    """What is done where a subscript finds no key, if that is caught."""
    inside: ast.AST = read
    for above in source.ancestors(read):
        if isinstance(above, ast.Try) and inside in above.body:
            for each in above.handlers:
                caught = each.type.elts if isinstance(each.type, ast.Tuple) else [each.type]
                if any(one is None or getattr(one, "id", None) in _CATCHING for one in caught):
                    return each.body
        inside = above
    return None


def _resolved(node: ast.expr, known: _Told) -> ast.expr:
    return known.get(node.id, node) if isinstance(node, ast.Name) else node


def _holds(test: ast.expr, known: _Told) -> bool | None:
    """Whether a test holds, by what is known of names; nothing where that does not tell."""
    if isinstance(test, ast.BoolOp):
        found = [_holds(each, known) for each in test.values]
        ends = isinstance(test.op, ast.Or)
        return ends if ends in found else None if None in found else not ends
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = _holds(test.operand, known)
        return None if inner is None else not inner
    if isinstance(test, ast.NamedExpr):
        test = test.target
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Is | ast.IsNot):
        same = _are_same(_resolved(_bound(test.left), known), _resolved(test.comparators[0], known))
        return None if same is None else same is isinstance(test.ops[0], ast.Is)
    value = _resolved(test, known)
    return bool(value.value) if isinstance(value, ast.Constant) else None


def _bound(node: ast.expr) -> ast.expr:
    return node.target if isinstance(node, ast.NamedExpr) else node


def _are_same(one: ast.expr, other: ast.expr) -> bool | None:
    """Whether two expressions are one object: names of what is made once, or constants."""
    if isinstance(one, ast.Name | ast.Attribute) and ast.dump(one) == ast.dump(other):
        return True
    constants = [each.value for each in (one, other) if isinstance(each, ast.Constant)]
    if len(constants) == 2:
        return constants[0] is constants[1]
    return False if constants and constants != [None] else None
