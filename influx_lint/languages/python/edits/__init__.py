"""The edits that let Python code read a key, or a variable, by its new name."""

from __future__ import annotations

import ast
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from influx_lint.findings import Edit, Origin, Span
from influx_lint.flow.events import (
    Company,
    Contact,
    Event,
    Form,
    KeyRead,
    Laid,
    Presence,
    Stead,
    Substitute,
    VariableRead,
)
from influx_lint.languages.advice import (
    NOT_FOLLOWED,
    are_shared,
    by_hand,
    can_have_old_keys,
    instead,
    of_shared,
    variable_by_hand,
)
from influx_lint.languages.front import NoFixError, Request
from influx_lint.languages.python.edits import (
    direct,
    displays,
    formats,
    given,
    indirect,
    loops,
    models,
    paths,
    patterns,
    several,
    spread,
    tokens,
    variables,
)
from influx_lint.languages.python.edits.knowledge import deletions, names_a_key, sets_of_keys
from influx_lint.languages.python.edits.plain import Plain
from influx_lint.languages.python.edits.source import Key, Lookup, Source
from influx_lint.languages.python.outline import Outline
from influx_lint.languages.python.parsing import parse
from influx_lint.registry.policy import key_text

__all__ = ["PythonEditor", "Source"]

_LOOKUPS = {Form.SUBSCRIPT, Form.GET, Form.GETTER, Form.CONTAINS, *formats.FORMS}
"""The forms of reads whose expression has what it reads from in it, and does nothing else to it."""


class PythonEditor:
    """Implements `influx_lint.languages.front.Editor`."""

    def __init__(self, text: str, tree: ast.Module | None = None, outline: Outline | None = None) -> None:
        """With the `outline` of a text, its tree is used only where that tells too little. Raises UnparsableError."""
        self._text = text
        self._tree = tree if tree is not None or outline is not None else parse(text)
        self._plain = Plain(text, outline) if outline is not None else None

    @cached_property
    def source(self) -> Source:
        return Source(self._text, self._tree if self._tree is not None else parse(self._text))

    def rendered(self, request: Request) -> tuple[Edit, ...]:
        plain = self._plain.rendered(request) if self._plain is not None else None
        if plain is not None:
            return plain

        def sources(path: Path) -> Source | None:
            found = self if path == own else request.editors(path)
            return found.source.seeing(partial(imported, path)) if isinstance(found, PythonEditor) else None

        def imported(importer: Path, module: str, level: int) -> Source | None:
            path = request.imported(importer, module, level)
            return sources(path) if path is not None else None

        own = request.reads[0].path
        source = self.source.seeing(partial(imported, own))
        return _render(request.reads, _Task(source, request.new, request.moves, sources, request.loops, request.layers))

    def widened(self, request: Request) -> tuple[Edit, ...]:
        """The same of what is read where its key is written is among what `rendered` gives."""
        reads = [each for each in request.reads if isinstance(each, KeyRead)]
        is_elsewhere = all(each.reader.path != each.path and not each.laid for each in reads)
        if not is_elsewhere or not can_have_old_keys(reads, request.new):
            raise of_shared(request.new)
        edits = _with_old_keys(reads, _Task(self.source, request.new, request.moves, lambda _: self.source))
        _keep_what_is_printed(self.source, edits, request.new)
        return tuple(edits)

    def reshaped(self, places: Iterable[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...]:
        return displays.render(self.source, places, moves)

    def with_token(self, contact: Contact, path: Sequence[str]) -> tuple[Edit, ...]:
        return tokens.render(self.source, contact, path)

    def obstacle(self, moves: Mapping[str, Sequence[str]], told: Container[Span]) -> str | None:
        if self._plain is not None and self._plain.has_obstacle(moves) is False:
            return None
        for line in sets_of_keys(self.source, moves, told):
            return f"keys are asked for as a set in line {line}"
        for line in deletions(self.source, moves):
            return f"an old key is deleted in line {line}"
        return None

    def names_a_key(self, keys: Collection[str], besides: Collection[Span]) -> bool:
        return names_a_key(self.source, keys, besides)

    def reading_function(self, read: Event) -> str | None:
        """The name of the function whose arguments may be what `read` reads from, or of its class where it takes the
        object alone; nothing where it reads from nothing that it is given, or the key itself is an argument."""
        if self._plain is not None:
            return self._plain.reading_function(read)
        place = next(iter(self.source.at(read.read)), None) if read.read is not None else None
        for above in self.source.ancestors(place) if place is not None else ():
            if isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef):
                given = above.args
                names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
                outer = self.source.parent(above)
                if isinstance(outer, ast.ClassDef) and names[:1] == names:
                    return outer.name
                if names or given.vararg or given.kwarg:
                    return above.name
        return None

    def name_at(self, substitute: Substitute) -> str | None:
        """The name of what stands in the place of credentials: of the parameter, of the default or of what it is
        assigned to, where it has one."""
        if substitute.stead is Stead.PARAMETER:
            lines = self._plain.lines if self._plain is not None else self.source.lines
            start, end = lines.offsets(substitute.origin.span)
            return self._text[start:end]
        for node in self.source.at(substitute.origin.span):
            if isinstance(node, ast.Call) and substitute.stead is Stead.DEFAULT:
                given = [*node.args[1:], *(each.value for each in node.keywords)]
                names = [self.source.characters(each) for each in given if isinstance(each, ast.Name | ast.Attribute)]
                return names[0] if names else None
            for above in self.source.ancestors(node):
                if isinstance(above, ast.Assign) and isinstance(above.targets[0], ast.Name):
                    return above.targets[0].id
                if isinstance(above, ast.stmt):
                    break
        return None


class _Task(NamedTuple):
    """A request, and the file that its reads stand in; `sources` gives other Python files, `loops` is as there."""

    source: Source
    new: Sequence[str]
    moves: Mapping[str, Sequence[str]]
    sources: Callable[[Path], Source | None]
    loops: Container[Origin] = ()
    layers: Mapping[Laid, Collection[str]] = MappingProxyType({})

    def readers(self, reads: Sequence[Event]) -> list[Lookup]:
        """The places that read what stands elsewhere. Raises NoFixError where a file cannot be had."""
        found: dict[tuple[Path, object], Lookup] = {}
        for read in reads:
            path, span = read.reader
            held = self.source if path == read.path else self.sources(path)
            if held is None:
                raise NoFixError(NOT_FOLLOWED)
            keys = {*read.keys, *(read.key or ())[-1:]} if isinstance(read, KeyRead) else set()
            known = found.get((path, span))
            found[path, span] = Lookup(held, span, frozenset(keys | known.keys if known is not None else keys))
        return list(found.values())

    def expression(self, reads: Sequence[Event]) -> ast.expr | None:
        """The expression in which the key stands and is read, where there is one."""
        places = {each.read for each in reads}
        place = places.pop() if len(places) == 1 else None
        return self.source.expression(place) if place is not None else None


def _render(reads: Sequence[Event], task: _Task) -> tuple[Edit, ...]:
    """What `rendered` gives."""
    edits = _edits(reads, task)
    _keep_what_is_printed(task.source, edits, task.new)
    return tuple(edits)


def _edits(reads: Sequence[Event], task: _Task) -> list[Edit]:
    read = reads[0]
    if isinstance(read, KeyRead):
        return _of_keys([each for each in reads if isinstance(each, KeyRead)], task)
    return _of_variable(reads, read, task)


def _keep_what_is_printed(source: Source, edits: Sequence[Edit], new: Sequence[str]) -> None:
    """No edit changes an expression that the program prints as it is written."""
    for edit in edits:
        start, end = source.lines.offsets(edit.span)
        if any(first <= start and end <= last for first, last in source.printed):
            raise NoFixError(
                f"`=` in the f-string prints the expression, too: read {key_text(new)}, and see to what is printed"
            )


def _of_keys(reads: Sequence[KeyRead], task: _Task) -> list[Edit]:
    """Where no edit of the key alone is right, what it is read from gets the old shape."""
    new = task.new
    in_loops = all(each.form is Form.LOOP_KEY for each in reads)
    companies = {each.company for each in reads}
    made = [{each.reader} if each.form is Form.LOOP_KEY else each.made_by_keys for each in reads]
    if companies & {Company.PARTIAL, Company.SHARED} and all(made) and not in_loops:
        return _of_loops(reads, {place for each in made for place in each}, task, of_copy=True)
    if Company.PARTIAL in companies:
        if in_loops and len(new) == 1:
            return _of_key(reads, task)
    elif in_loops and loops.needs_old_keys(task.source, reads[0].span, reads[0].reader[1], task.moves):
        return _of_loops(reads, {each.reader for each in reads}, task, of_copy=False)
    field = _field_of_model(reads[0], task)
    if field is not None and models.is_of_second_version([task.source, *(each.source for each in task.readers(reads))]):
        return models.render(task.source, field, reads[0].last_key, new, task.moves)
    laid = {each for read in reads for each in read.laid}
    if laid and laid <= task.layers.keys():
        return _of_layers(reads, laid, task)
    along = _along_a_path(reads, task)
    if along is not None:
        return along
    if all(each.stands_alone and each.read is None and each.company is not Company.PARTIAL for each in reads):
        return _of_handed_on(reads, task)
    if companies & {Company.PARTIAL, Company.SHARED}:
        return _first(lambda: _either(reads, task), lambda: _of_shared(reads, task))
    return _first(lambda: _of_key(reads, task), lambda: _with_old_keys(reads, task))


def _of_shared(reads: Sequence[KeyRead], task: _Task) -> list[Edit]:
    """The edits of what reads something else, too, which finds the old keys. Raises NoFixError."""
    if Company.PARTIAL in {each.company for each in reads} or not _fail_without(reads):
        are_shared(reads, task.new)
    return _with_old_keys(reads, task)


def _fail_without(reads: Sequence[KeyRead]) -> bool:
    """Whether all that is read is keys of endpoints, and what has not its key fails."""
    return all(each.form is Form.SUBSCRIPT and each.reads_endpoints for each in reads)


def _either(reads: Sequence[KeyRead], task: _Task) -> list[Edit]:
    """The edits of a lookup that reads endpoints of other services, too, which have the old key, while nothing says
    that this one has it. Raises NoFixError."""
    key, lookup = task.source.expression(reads[0].span), task.expression(reads)
    is_plain = all(
        each.form in (Form.SUBSCRIPT, Form.GET)
        and each.reads_endpoints
        and each.company is not Company.PARTIAL
        and not any(isinstance(fact, Presence) for fact in each.facts)
        for each in reads
    )
    is_own = len(task.new) == 1 and any(each.form is Form.GET and each.substitutes for each in reads)
    if key is None or lookup is None or not is_plain or is_own:
        are_shared(reads, task.new)
        raise of_shared(task.new)
    return several.either(task.source, lookup, key, reads[0].last_key, task.new)


def _first(*ways: Callable[[], list[Edit]]) -> list[Edit]:
    """What the first of some ways gives that is one. Raises the NoFixError of the first where none is."""
    raised = []
    for way in ways:
        try:
            return way()
        except NoFixError as error:
            raised.append(error)
    raise raised[0]


def _of_handed_on(reads: Sequence[KeyRead], task: _Task) -> list[Edit]:
    """The edits of a key that is read elsewhere. What reads something else there, too, stays as it is: only the call is
    changed that hands the key on. Raises NoFixError."""
    if not any(each.company is Company.SHARED for each in reads):
        return _first(
            lambda: _of_key(reads, task), lambda: _of_argument(reads, task), lambda: _with_old_keys(reads, task)
        )
    key = task.source.expression(reads[0].span)
    above = task.source.parent(key) if key is not None else None
    call = task.source.parent(above) if isinstance(above, ast.keyword) else above
    if not isinstance(call, ast.Call):
        return _of_shared(reads, task)
    edits = _first(lambda: _of_key(reads, task), lambda: _of_argument(reads, task))
    place = task.source.lines.span(*task.source.offsets(call))
    if not all(place.contains(each.span) for each in edits):
        raise of_shared(task.new)
    return edits


def _of_argument(reads: Sequence[KeyRead], task: _Task) -> list[Edit]:
    """The edits of a call that is given a key and what it is read of. Raises NoFixError."""
    key = task.source.expression(reads[0].span)
    if key is None or not {each.form for each in reads} <= {Form.SUBSCRIPT, Form.GET, Form.CONTAINS}:
        raise NoFixError(NOT_FOLLOWED)
    asked = any(each.tolerant for each in reads)
    return given.render(task.source, key, task.readers(reads), task.moves, asked=asked)


def _with_old_keys(reads: Sequence[KeyRead], task: _Task) -> list[Edit]:
    """The edits after which what is read from has the old shape. Raises NoFixError."""
    of_one = all(each.form in _LOOKUPS and each.reads_one_alone for each in reads)
    if not of_one and not _fail_without(reads):
        raise NoFixError(f"what stands here is more than one key: read {key_text(task.new)} by itself")
    return several.render(task.source, task.readers(reads), task.moves, of_one=of_one)


def _of_loops(reads: Sequence[KeyRead], places: Collection[Origin], task: _Task, *, of_copy: bool) -> list[Edit]:
    """The edits after which the loops at some places go over the old keys, too. Raises NoFixError."""
    alone = of_copy or all(each.reads_one_alone for each in reads)
    if not alone or any(place.path != reads[0].path for place in places):
        are_shared(reads, task.new)
        raise by_hand(reads[0].last_key, task.new)
    path, spans = reads[0].path, [place.span for place in places]

    def is_alone(span: Span) -> bool:
        return Origin(path, span) in task.loops

    return loops.render(task.source, spans, task.moves, is_alone, of_copy=of_copy)


def _along_a_path(reads: Sequence[KeyRead], task: _Task) -> list[Edit] | None:
    """The edits of a path of keys; nothing where it is none."""
    readers = indirect.without_tests(task.readers(reads)) if all(each.read is None for each in reads) else ()
    key = task.source.expression(reads[0].span)
    if len(readers) != 1:
        return None
    return paths.render(task.source, key, readers[0], reads[0].last_key, task.new)


def _field_of_model(read: KeyRead, task: _Task) -> ast.AST | None:
    """What names the field of a model that takes a key."""
    found = next(iter(reversed(task.source.at(read.span))), None) if read.form is Form.PARAMETER else None
    return found if models.class_of(task.source, found, models.MODELS) is not None else None


def _of_layers(reads: Sequence[KeyRead], laid: Collection[Laid], task: _Task) -> list[Edit]:
    """The edits after which what is laid over other dictionaries has its old keys, too. Raises NoFixError."""
    others = sorted((each.origin.path, each.origin.span) for each in laid if each.origin.path != reads[0].path)
    if others:
        path, span = others[0]
        where = f"{path.name}:{span.line}"
        raise NoFixError(f"credentials are laid over defaults in {where}: see to it that {key_text(task.new)} is, too")
    return several.laid_there(task.source, {each: task.layers[each] for each in laid}, task.moves)


def _of_key(reads: Sequence[KeyRead], task: _Task) -> list[Edit]:
    """The edits of what stands for one key, and for nothing else. Raises NoFixError."""
    source, new = task.source, task.new
    read = reads[0]
    old = read.last_key
    if read.form is Form.PARAMETER:
        alone = all(each.reads_one_alone and each.company is Company.ALONE for each in reads)
        parameter = next(iter(reversed(source.at(read.span))), None)
        return spread.render(source, parameter if alone else None, old, new)
    if read.form in formats.FORMS or (read.form is Form.ATTRIBUTE and formats.is_inside(source, read.span)):
        own = {each.reader[1] for each in reads if each.reader[0] == read.path}
        reader = own.pop() if len(own) == 1 and len(reads) == 1 else None
        return formats.render(source, read.span, reader, read.form, old, new, task.moves)
    key = source.expression(read.span)
    if read.form is Form.PATTERN and key is not None:
        return patterns.render(source, key, old, new, task.moves)
    expression = task.expression(reads)
    if key is None or (isinstance(key, ast.Name) and read.form is Form.ATTRIBUTE):
        if expression is None and read.read is None:
            return indirect.attribute(source, read.span, task.readers(reads), old, new)
        return direct.attribute(source, expression, read.span, old, new)
    if expression is not None and not _is_handed_on(source, key, expression):
        return direct.render(source, expression, key, read, old, new)
    is_part = isinstance(key, ast.Constant) and str(key.value).lower() != old.lower()
    if is_part or (expression is None and any(each.read is not None for each in reads)):
        raise by_hand(old, new)
    return indirect.render(source, key, task.readers(reads), old, new, task.moves)


def _is_handed_on(source: Source, key: ast.expr, read: ast.expr) -> bool:
    """Whether a key is one of a getter that the reading expression takes for an argument."""
    above = source.parent(key)
    return indirect.makes_getter(above) and not (isinstance(read, ast.Call) and read.func is above)


def _of_variable(reads: Sequence[Event], read: VariableRead, task: _Task) -> list[Edit]:
    source, new = task.source, task.new
    key = source.expression(read.span)
    if key is not None and models.class_of(source, key, models.SETTINGS) is not None:
        return models.of_variable(source, key, read.name, new, task.moves)
    is_shared = any(each.company is Company.SHARED for each in reads)
    if key is None and read.form in formats.FORMS and len(new) == 1 and len(reads) == 1 and not is_shared:
        reader = read.reader[1] if read.reader[0] == read.path else None
        return formats.render(source, read.span, reader, read.form, read.name, new, task.moves)
    if key is None or is_shared:
        raise variable_by_hand(read.name, new)
    if isinstance(key, ast.Constant) and key.value not in (read.name, read.name.encode()):
        new = _behind_prefix(key, read, new)
    if any(each.form in (Form.SETTING, Form.GIVEN) for each in reads):
        if len(new) == 1 and isinstance(key, ast.Constant):
            return [Key(source, key).renamed(new[0])]
        raise NoFixError(f"take {instead(new)} in place of `{read.name}` by hand")
    expression = task.expression(reads)
    if expression is not None:
        return variables.render(source, expression, key, read.name, new)
    if any(each.read is not None for each in reads):
        raise variable_by_hand(read.name, new)
    readers = task.readers(reads)
    if len(new) > 1:
        call, fallback = indirect.exact_call(source, key, readers, read.name, new)
        return variables.through(source, call, key, fallback, new)
    return indirect.render(source, key, readers, read.name, new, task.moves)


def _behind_prefix(key: ast.Constant, read: VariableRead, new: Sequence[str]) -> Sequence[str]:
    """The new name as it is written where the library puts something before it. Raises NoFixError."""
    written = str(key.value)
    spelled = str.lower if written.islower() and read.name.endswith(written.upper()) else str
    prefix = read.name.removesuffix(written.upper() if spelled is str.lower else written)
    if read.form is Form.SETTING or prefix == read.name or not new[0].startswith(prefix):
        raise NoFixError(f"the name is put together here: read {instead(new)} in place of `{read.name}` by hand")
    return (spelled(new[0].removeprefix(prefix)), *new[1:])
