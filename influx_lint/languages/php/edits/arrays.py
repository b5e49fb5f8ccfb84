"""The edits that give an array that is written out the new shape: keys renamed, entries moved under another key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from tree_sitter import Node

from influx_lint.findings import Edit, Span
from influx_lint.languages.front import NoFixError
from influx_lint.languages.php.edits.source import Source
from influx_lint.languages.php.lowering import parts
from influx_lint.languages.trees import enclosing


def render(source: Source, places: Sequence[Span], moves: Mapping[str, Sequence[str]]) -> Iterator[Edit]:
    """The edits after which the array with keys at `places` has its old keys where `moves` says. Raises NoFixError."""
    kinds = ("array_creation_expression",)
    around = {above.id: above for each in places for above in islice(enclosing(source.at(each), kinds), 1)}
    if len(around) != 1:
        raise NoFixError("its keys are not written in one array: change them by hand")
    (array,) = around.values()
    elements = [each for each in parts(array) if each.type == "array_element_initializer"]
    keys = {source.content(parts(each)[0]): each for each in elements if len(parts(each)) == 2}
    below: dict[str, list[Node]] = {}
    for old, element in keys.items():
        new = moves.get(old or "")
        if new is not None and len(new) == 1:
            yield source.renamed(parts(element)[0], new[0])
        elif new is not None:
            below.setdefault(new[0], []).append(element)
    for head, moved in below.items():
        if head in keys or not _stand_together(elements, moved):
            raise NoFixError(f"some of its keys belong under `{head}`: move them there by hand")
        quote = source.quote_of(parts(moved[0])[0])
        opening, closing = ("array(", ")") if source.characters(array).lower().startswith("array") else ("[", "]")
        yield source.before(moved[0], f"{quote}{head}{quote} => {opening}")
        yield source.after(moved[-1], closing)


def _stand_together(elements: list[Node], moved: list[Node]) -> bool:
    first = elements.index(moved[0])
    return elements[first : first + len(moved)] == moved
