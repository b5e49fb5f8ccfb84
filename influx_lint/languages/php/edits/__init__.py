"""The edits that let PHP code read a key, or a variable, by its new name."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial

from influx_lint.findings import Edit, Span
from influx_lint.flow.events import Company, Event, KeyRead, Stead, Substitute
from influx_lint.languages.advice import NOT_FOLLOWED, are_shared, instead
from influx_lint.languages.front import Editor, NoFixError, Request
from influx_lint.languages.php.edits import arrays, direct, indirect, variables
from influx_lint.languages.php.edits.source import Source, content
from influx_lint.languages.readers import readers, with_old_keys
from influx_lint.languages.trees import Syntax

_FUNCTIONS = ("function_definition", "method_declaration", "anonymous_function", "arrow_function")


class PhpEditor(Editor):
    """Implements `influx_lint.languages.front.Editor`."""

    def __init__(self, syntax: Syntax) -> None:
        self.source = Source(syntax)

    def rendered(self, request: Request) -> tuple[Edit, ...]:
        return tuple(_rendered(self, request))

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


def _rendered(editor: PhpEditor, request: Request) -> Sequence[Edit]:
    source, read = editor.source, request.reads[0]
    if not isinstance(read, KeyRead):
        if any(each.company is Company.SHARED for each in request.reads):
            raise NoFixError(f"read {instead(request.new)} in place of `{read.name}` by hand")
        return variables.render(source, read, request.new)
    reads = [each for each in request.reads if isinstance(each, KeyRead)]
    laid_over = partial(with_old_keys, reads, request, partial(indirect.render, source))
    if are_shared(reads, request.new):
        return laid_over()
    try:
        return direct.render(source, reads, request.new)
    except NoFixError:
        for attempt in (partial(_handed, editor, reads, request), laid_over):
            with contextlib.suppress(NoFixError):
                return attempt()
        raise


def _handed(editor: PhpEditor, reads: Sequence[KeyRead], request: Request) -> list[Edit]:
    """The edit after which a function is given another key. Raises NoFixError."""
    if len(request.new) > 1:
        raise NoFixError(NOT_FOLLOWED)
    found = [(each.source, span) for each, span in readers(editor, reads, request)]
    old = (reads[0].key or ("",))[-1]
    return [indirect.handed(editor.source, reads[0].span, found, old, request.new[0])]
