"""What models are made of."""

from __future__ import annotations

from typing import Any

import pytest

from influx_lint.flow.arguments import Arguments
from influx_lint.flow.values import Const, Value, one
from influx_lint.meanings.models import Models, nothing, signed, united

FIRST, SECOND, THIRD = (one(Const(number)) for number in range(3))
NOBODY: Any = None


def test_the_tables_of_families_are_united() -> None:
    found = united(
        Models(functions={"a.one": nothing}, values={"a.two": FIRST}),
        Models(functions={"b.one": nothing}, bases={"b.Three": ("mark",)}),
    )
    assert found == Models(
        functions={"a.one": nothing, "b.one": nothing}, values={"a.two": FIRST}, bases={"b.Three": ("mark",)}
    )


@pytest.mark.parametrize(
    ("positional", "named", "expected"),
    [
        ([], {"s": FIRST, "altchars": SECOND}, ([FIRST, SECOND], {})),
        ([FIRST], {"altchars": SECOND, "other": THIRD}, ([FIRST, SECOND], {"other": THIRD})),
        ([], {"altchars": SECOND}, ([], {"altchars": SECOND})),
        ([FIRST, SECOND, THIRD], {}, ([FIRST, SECOND, THIRD], {})),
    ],
    ids=["by their names", "after a position", "after a gap", "more than are signed"],
)
def test_arguments_get_to_their_positions(
    positional: list[Value], named: dict[str, Value], expected: tuple[list[Value], dict[str, Value]]
) -> None:
    given: list[Arguments] = []

    def model(_run: object, arguments: Arguments, _site: object) -> None:
        given.append(arguments)

    signed(model, "s", "altchars")(NOBODY, Arguments(positional, named), NOBODY)
    assert [(each.positional, each.named) for each in given] == [expected]


def test_arguments_stay_where_it_is_open_how_many_there_are() -> None:
    given: list[Arguments] = []

    def model(_run: object, arguments: Arguments, _site: object) -> None:
        given.append(arguments)

    arguments = Arguments([], {"s": FIRST}, SECOND)
    signed(model, "s")(NOBODY, arguments, NOBODY)
    assert given == [arguments]
