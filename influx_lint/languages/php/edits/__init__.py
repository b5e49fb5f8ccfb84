"""The edits that let PHP code read a key, or a variable, by its new name."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Company, Event, KeyRead, Stead, Substitute, VariableRead
from influx_lint.languages.front import NoFixError, Request
from influx_lint.languages.php.edits import arrays, direct, given, indirect, variables
from influx_lint.languages.php.edits.source import FUNCTIONS, Source
from influx_lint.languages.tree_edits import TreeEditor
from influx_lint.languages.trees import Syntax, enclosing

_Render = Callable[[Source, Span, given.Readers, str, Sequence[str]], list[Edit]]


class PhpEditor(TreeEditor):
    """Implements `influx_lint.languages.front.Editor`."""

    def __init__(self, syntax: Syntax) -> None:
        self.source = Source(syntax)

    def reshaped(self, places: Iterable[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...]:
        return tuple(arrays.render(self.source, list(places), moves))

    def obstacle(self, keys: Collection[str], _told: Container[Span]) -> str | None:
        for line in self.source.deletions(keys):
            return f"an old key is deleted in line {line}"
        return None

    def names_a_key(self, keys: Collection[str], besides: Collection[Span]) -> bool:
        return any(
            self.source.content(node) in keys and self.source.span(node) not in besides for node in self.source.literals
        )

    def reading_function(self, read: Event) -> str | None:
        """The name of the function whose arguments may be what `read` reads from, or of its class where that is made
        with them."""
        place = self.source.at(read.read) if read.read is not None else None
        for function in enclosing(place, FUNCTIONS):
            parameters, name = function.child_by_field_name("parameters"), function.child_by_field_name("name")
            if parameters is not None and name is not None and parameters.named_child_count:
                written = self.source.characters(name)
                return self.source.class_around(function) if written.lower() == "__construct" else written
        return None

    def name_at(self, substitute: Substitute) -> str | None:
        """The name of the parameter, or of the variable that it is assigned to, where it has one."""
        node = self.source.at(substitute.origin.span)
        while node is not None and not node.type.endswith("_statement"):
            if substitute.stead is Stead.PARAMETER and node.type == "variable_name":
                return self.source.characters(node)
            left = node.child_by_field_name("left") if node.type == "assignment_expression" else None
            if left is not None and left.type == "variable_name":
                return self.source.characters(left)
            node = node.parent
        return None

    def rendered(self, request: Request) -> tuple[Edit, ...]:
        read = request.reads[0]
        with contextlib.suppress(NoFixError):
            if isinstance(read, KeyRead):
                return tuple(self._given(request, given.step, read.last_key))
            return tuple(self._given(request, given.variable, read.name))
        try:
            return super().rendered(request)
        except NoFixError:
            with contextlib.suppress(NoFixError):
                return tuple(indirect.either(self.source, request.reads, request.new))
            with contextlib.suppress(NoFixError):
                if isinstance(read, KeyRead) and all(map(_is_key_alone, request.reads)):
                    return tuple(self._given(request, given.render, read.last_key))
            raise

    def of_variable(self, read: VariableRead, new: Sequence[str]) -> list[Edit]:
        return variables.render(self.source, read, new)

    def of_key(self, reads: Sequence[KeyRead], request: Request) -> list[Edit]:
        return direct.render(self.source, reads, request.new)

    def _given(self, request: Request, render: _Render, old: str) -> list[Edit]:
        """The edits after which a function is given another key. Raises NoFixError."""
        found = [(each.source, span) for each, span in self.readers(request.reads, request)]
        return render(self.source, request.reads[0].span, found, old, request.new)

    def laid_over(self, read: KeyRead, keys: Collection[str], moves: Mapping[str, Sequence[str]]) -> list[Edit]:
        return indirect.render(self.source, read.reader.span, keys, moves, is_shared=not read.reads_one_alone)


def _is_key_alone(read: Event) -> bool:
    """Whether nothing else stands where a key is, whatever else is read by what reads it."""
    is_shared = read.company in (Company.SHARED, Company.PARTIAL)
    return not is_shared or (isinstance(read, KeyRead) and read.stands_alone)


EDITOR = PhpEditor
