"""The edits that give an array that is written out the new shape: keys renamed, entries moved under another key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.languages.front import NoFixError
from influx_lint.languages.php.edits.source import Source, content, quote_of, renamed
from influx_lint.languages.php.lowering import parts
from influx_lint.languages.trees import enclosing


def render(source: Source, places: Sequence[Span], moves: Mapping[str, Sequence[str]]) -> Iterator[Edit]:
    """The edits after which the array with keys at `places` has its old keys where `moves` says. Raises NoFixError."""
    around = {above.id: above for each in places if (above := _array(source, each)) is not None}
    if len(around) != 1:
        raise NoFixError("its keys are not written in one array: change them by hand")
    (array,) = around.values()
    elements = [each for each in parts(array) if each.type == "array_element_initializer"]
    keys = {content(source, parts(each)[0]): each for each in elements if len(parts(each)) == 2}
    below: dict[str, list[Node]] = {}
    for old, element in keys.items():
        new = moves.get(old or "")
        if new is not None and len(new) == 1:
            yield renamed(source, parts(element)[0], new[0])
        elif new is not None:
            below.setdefault(new[0], []).append(element)
    for head, moved in below.items():
        if head in keys or not _stand_together(elements, moved):
            raise NoFixError(f"some of its keys belong under `{head}`: move them there by hand")
        quote = quote_of(source, parts(moved[0])[0])
        yield source.before(moved[0], f"{quote}{head}{quote} => {_opening(source, array)}")
        yield source.after(moved[-1], _closing(source, array))


def _array(source: Source, span: Span) -> Node | None:
    return next(enclosing(source.at(span), ("array_creation_expression",)), None)


def _stand_together(elements: list[Node], moved: list[Node]) -> bool:
    first = elements.index(moved[0])
    return elements[first : first + len(moved)] == moved


def _opening(source: Source, array: Node) -> str:
    return "array(" if source.characters(array).lower().startswith("array") else "["


def _closing(source: Source, array: Node) -> str:
    return ")" if source.characters(array).lower().startswith("array") else "]"
