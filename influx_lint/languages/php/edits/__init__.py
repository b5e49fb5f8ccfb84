"""The edits that let PHP code read a key, or a variable, by its new name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from influx_lint.flow.events import Company, Form, KeyRead, Stead
from influx_lint.languages.advice import are_shared, instead
from influx_lint.languages.front import Editor, NoFixError
from influx_lint.languages.php.edits import arrays, direct, indirect, variables
from influx_lint.languages.php.edits.source import Source, content
from influx_lint.registry.policy import key_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from influx_lint.findings import Edit, Span
    from influx_lint.flow.events import Event, Substitute
    from influx_lint.languages.front import Request
    from influx_lint.languages.trees import Syntax

_FUNCTIONS = ("function_definition", "method_declaration", "anonymous_function", "arrow_function")
_LOOKUPS = {Form.SUBSCRIPT, Form.GET, Form.CONTAINS}
"""The forms of reads whose expression has what it reads from in it, and does nothing else to it."""


class PhpEditor(Editor):
    """Implements `influx_lint.languages.front.Editor`."""

    def __init__(self, syntax: Syntax) -> None:
        self.source = Source(syntax)

    def rendered(self, request: Request) -> tuple[Edit, ...]:
        return tuple(_rendered(self.source, request))

    def reshaped(self, places: Iterable[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...]:
        return tuple(arrays.render(self.source, list(places), moves))

    def obstacle(self, keys: Collection[str]) -> str | None:
        for line in self.source.deletions(keys):
            return f"an old key is deleted in line {line}"
        return None

    def names_a_key(self, keys: Collection[str], besides: Collection[Span]) -> bool:
        return any(
            content(self.source, node) in keys and self.source.span(node) not in besides
            for node in self.source.literals
        )

    def reading_function(self, read: Event) -> str | None:
        """The name of the function whose arguments may be what `read` reads from, or of its class where that is made
        with them."""
        node = self.source.at(read.read) if read.read is not None else None
        while node is not None:
            parameters = node.child_by_field_name("parameters") if node.type in _FUNCTIONS else None
            name = node.child_by_field_name("name")
            if parameters is not None and name is not None and parameters.named_child_count:
                written = self.source.text_of(name)
                return self.source.class_around(node) if written.lower() == "__construct" else written
            node = node.parent
        return None

    def name_at(self, substitute: Substitute) -> str | None:
        """The name of the parameter, or of the variable that it is assigned to, where it has one."""
        node = self.source.at(substitute.origin.span)
        while node is not None and not node.type.endswith("_statement"):
            if substitute.stead is Stead.PARAMETER and node.type == "variable_name":
                return self.source.text_of(node)
            left = node.child_by_field_name("left") if node.type == "assignment_expression" else None
            if left is not None and left.type == "variable_name":
                return self.source.text_of(left)
            node = node.parent
        return None


def _rendered(source: Source, request: Request) -> list[Edit]:
    read = request.reads[0]
    if not isinstance(read, KeyRead):
        if any(each.company is Company.SHARED for each in request.reads):
            raise NoFixError(f"read {instead(request.new)} in place of `{read.name}` by hand")
        return variables.render(source, read, request.new)
    reads = [each for each in request.reads if isinstance(each, KeyRead)]
    if are_shared(reads, request.new):
        return _with_old_keys(source, reads, request)
    try:
        return direct.render(source, reads, request.new)
    except NoFixError as error:
        try:
            return _with_old_keys(source, reads, request)
        except NoFixError:
            raise error from None


def _with_old_keys(source: Source, reads: Sequence[KeyRead], request: Request) -> list[Edit]:
    """The edits after which what is read from has the old keys, too. Raises NoFixError."""
    if not all(each.form in _LOOKUPS and each.reads_one_alone for each in reads):
        raise NoFixError(f"what stands here is more than one key: read {key_text(request.new)} by itself")
    edits: dict[Edit, None] = {}
    for each in reads:
        path, span = each.reader
        if path != each.path:
            raise NoFixError("the key is read in another file: change it there and here by hand")
        keys = {*each.keys, *(each.key or ())[-1:]}
        edits |= dict.fromkeys(indirect.render(source, span, keys, request.moves))
    return list(edits)
