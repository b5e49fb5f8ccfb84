"""The edits that let JavaScript code read a key, or a variable, by its new name."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Company, Contact, Event, Form, KeyRead, Substitute, VariableRead
from influx_lint.languages.advice import by_hand, variable_by_hand
from influx_lint.languages.front import NoFixError, Request
from influx_lint.languages.javascript.edits import (
    arguments,
    entries,
    given,
    indirect,
    members,
    schemas,
    tokens,
    variables,
)
from influx_lint.languages.javascript.edits.source import MEMBERS, Source, is_written
from influx_lint.languages.javascript.scopes import FUNCTIONS
from influx_lint.languages.tree_edits import TreeEditor
from influx_lint.languages.trees import Syntax, enclosing, within


class JavaScriptEditor(TreeEditor):
    """A file of JavaScript or TypeScript as edits need it."""

    lookups = TreeEditor.lookups | {Form.ATTRIBUTE}

    def __init__(self, syntax: Syntax) -> None:
        self.source = Source(syntax)

    def reshaped(self, places: Iterable[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...]:
        edits: dict[Edit, None] = {}
        for span in places:
            key = self.source.key_at(span)
            entry = entries.entry_of(key) if key is not None else None
            old = entries.key_of(self.source, entry) if entry is not None else None
            if entry is None or old is None:
                raise NoFixError("give the payload the new shape by hand")
            edits |= dict.fromkeys(entries.render(self.source, entry, old, moves[old], moves, is_sure=True))
        return tuple(edits)

    def with_token(self, contact: Contact, path: Sequence[str]) -> tuple[Edit, ...]:
        return tokens.render(self.source, contact, path)

    def obstacle(self, keys: Collection[str], _told: Container[Span]) -> str | None:
        return next(
            (f"an old key is deleted in line {line}" for key, line in self.source.deleted() if key in keys), None
        )

    def names_a_key(self, keys: Collection[str], besides: Collection[Span]) -> bool:
        source = self.source
        for node in source.nodes:
            key: Node | None = None
            if node.type in MEMBERS and source.key_of(node) in keys and not is_written(node):
                key = node.child_by_field_name("property") or node.child_by_field_name("index")
            elif node.type == "string" and source.value(node) in keys:
                key = node if entries.entry_of(node) is None else None
            elif "pattern" in node.type and entries.key_of(source, node) in keys:
                key = node.child_by_field_name("key") or node.child_by_field_name("left") or node
            if key is not None and source.span(key) not in besides:
                return True
        return False

    def reading_function(self, read: Event) -> str | None:
        place = self.source.key_at(read.span)
        for function in enclosing(place, FUNCTIONS):
            given = function.child_by_field_name("parameters")
            if function.child_by_field_name("parameter") is None and (given is None or not given.named_children):
                continue
            name = function.child_by_field_name("name")
            above = function.parent
            if name is None and above is not None and above.type == "variable_declarator":
                name = above.child_by_field_name("name")
            if name is not None and self.source.characters(name) != "constructor":
                return self.source.characters(name)
            if name is not None:
                class_ = next(enclosing(function, ("class_declaration", "class")), None)
                written = within(class_, "name")
                return self.source.characters(written) if written is not None else None
        return None

    def name_at(self, substitute: Substitute) -> str | None:
        for node in self.source.at(substitute.origin.span):
            if node.type == "identifier":
                return self.source.characters(node)
            declared = next(enclosing(node, ("variable_declarator",)), None)
            name = within(declared, "name")
            if name is not None and name.type == "identifier":
                return self.source.characters(name)
        return None

    def of_variable(self, read: VariableRead, new: Sequence[str]) -> list[Edit]:
        key = self.source.key_at(read.span)
        if key is None:
            raise variable_by_hand(read.name, new)
        return variables.render(self.source, key, read.name, new)

    def rendered(self, request: Request) -> tuple[Edit, ...]:
        read = request.reads[0]
        key = self.source.key_at(read.span)
        if not isinstance(read, KeyRead) and all(each.form in _DESCRIBED for each in request.reads):
            if read.form is Form.SETTING and len(request.new) == 1 and key is not None:
                return (self.source.renamed(key, request.new[0]),)
            return self._supplied(request, read.name)
        if not isinstance(read, KeyRead) and key is not None and self._is_listed(key, request):
            return (variables.listed(self.source, key, request.new, request.moves),)
        is_own = read.read is None and all(each.company is not Company.SHARED for each in request.reads)
        if not isinstance(read, KeyRead) and key is not None and is_own:
            with contextlib.suppress(NoFixError):
                return tuple(self._handed(key, request, read.name))
        path = self.source.value(key) if key is not None and isinstance(read, KeyRead) else None
        old = read.last_key if isinstance(read, KeyRead) else ""
        if key is not None and path is not None and path.endswith(f".{old}"):
            readers = [(each.source, span) for each, span in self.readers(request.reads, request)]
            if all(given.goes_along(held, span) for held, span in readers):
                return (self.source.renamed(key, path.removesuffix(old) + ".".join(request.new)),)
        try:
            return super().rendered(request)
        except NoFixError as advice:
            if isinstance(read, KeyRead) or any(each.form in _DESCRIBED for each in request.reads):
                raise
            spans = self._own_readers(request, advice)
            found = (
                schemas.looked_up(self.source, each, read.name, request.new, request.moves, advice) for each in spans
            )
            return tuple(dict.fromkeys(found))

    def _is_listed(self, key: Node, request: Request) -> bool:
        """Whether a name stands in a list, by which is only tested whether the variables are there."""
        if key.parent is None or key.parent.type != "array" or self.source.value(key) is None:
            return False
        return all(given.is_test(each.source, span) for each, span in self.readers(request.reads, request))

    def _supplied(self, request: Request, name: str) -> tuple[Edit, ...]:
        advice = variable_by_hand(name, request.new)
        edits: dict[Edit, None] = {}
        for span in self._own_readers(request, advice):
            edits |= dict.fromkeys(schemas.supplied(self.source, span, name, request.new, advice))
        return tuple(edits)

    def _own_readers(self, request: Request, advice: NoFixError) -> list[Span]:
        """The reading expressions, where all stand in this file. Raises NoFixError where they do not."""
        if any(each.reader.path != each.path for each in request.reads):
            raise advice
        return [each.reader.span for each in request.reads]

    def _handed(self, key: Node, request: Request, old: str) -> list[Edit]:
        readers = [(each.source, span) for each, span in self.readers(request.reads, request)]
        is_json = not isinstance(request.reads[0], KeyRead)
        return given.handed(self.source, key, readers, old, request.new, is_json=is_json)

    def laid_over(self, read: KeyRead, keys: Collection[str], moves: Mapping[str, Sequence[str]]) -> list[Edit]:
        return indirect.render(self.source, read.reader.span, keys, moves)

    def of_key(self, reads: Sequence[KeyRead], request: Request) -> list[Edit]:
        source, new = self.source, request.new
        old = reads[0].last_key
        is_sure = all(each.company is Company.ALONE and not each.substitutes for each in reads)
        is_alone = all(each.key == (old,) and each.keys <= {old} for each in reads)
        key = source.key_at(reads[0].span)
        if key is None:
            text = source.around(reads[0].span)
            if text is None:
                raise by_hand(old, new)
            return arguments.step(source, reads[0].span, text, old, new)
        entry = entries.entry_of(key)
        above = key.parent
        if entry is not None and entry.type == "pair":
            return schemas.render(source, entry, reads, request.moves)
        if entry is not None and "pattern" in entry.type:
            return entries.render(source, entry, old, new, request.moves, is_sure=is_sure)
        if above is None:
            raise by_hand(old, new)
        is_member = above.type in MEMBERS and key != above.child_by_field_name("object")
        if is_member and source.key_of(above) == old:
            return members.render(source, above, old, new, is_sure=is_sure)
        if is_member or above.type == "computed_property_name":
            return arguments.constant(source, key, above, old, new, is_sure=is_sure, is_alone=is_alone)
        if above.type == "binary_expression" and key == above.child_by_field_name("left"):
            return arguments.test(source, key, above, old, new, is_sure=is_sure)
        if all(each.read is None for each in reads):
            return self._handed(key, request, old)
        if above.type == "array":
            return arguments.in_list(source, key, above, old, new, is_sure=is_sure)
        if above.type == "arguments" and above.parent is not None:
            return arguments.call(source, key, above.parent, old, new, is_sure=is_sure)
        raise by_hand(old, new)


_DESCRIBED = frozenset({Form.PARAMETER, Form.SETTING})
"""The forms in which a description names a variable: as a key, or by a text."""

EDITOR = JavaScriptEditor
