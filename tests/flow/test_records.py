"""Records: what is equal to what, how they are made, and what of them counts in a hash."""

from __future__ import annotations

import pytest

from influx_lint.flow.records import entity, field, mutable, record, replace


@record
class Point:
    """A place."""

    x: int
    y: int = 0
    name: str = field(default="", hash=False)

    @property
    def sum(self) -> int:
        return self.x + self.y


@record
class Other:
    x: int
    y: int = 0
    name: str = ""


@entity
class Node:
    place: int


@entity
class Inner(Node):
    self: str
    parts: list[int] = field(default_factory=list)


@mutable
class Counter:
    seen: int = 0


@record
class Empty:
    pass


def test_records_are_equal_when_their_fields_are() -> None:
    assert Point(1) == Point(1, 0, "")
    assert Point(1) != Point(2)
    assert Point(1) != Point(1, name="a")
    look_alike: object = Other(1)
    assert Point(1) != look_alike
    assert Empty() == Empty()
    assert len({Point(1, 2), Point(1, 2), Point(2, 1)}) == 2


def test_a_field_may_be_left_out_of_the_hash() -> None:
    assert hash(Point(1, 2, "a")) == hash(Point(1, 2, "b"))
    assert hash(Point(1, 2)) != hash(Point(2, 2))


def test_entities_equal_only_themselves() -> None:
    one, other = Inner(1, "a"), Inner(1, "a")
    assert one == one
    assert one != other
    assert Counter() != Counter()
    assert len({one, other}) == 2


def test_inherited_fields_come_first_and_defaults_are_made_for_each() -> None:
    one, other = Inner(1, "a"), Inner(1, self="b")
    one.parts.append(3)
    assert (one.place, one.self, one.parts, other.parts) == (1, "a", [3], [])
    assert isinstance(one, Node)


def test_what_is_missing_or_too_much_is_refused() -> None:
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Node(1, 2)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Counter().other = 1  # type: ignore[attr-defined]


def test_records_have_what_their_class_says_besides() -> None:
    assert Point(1, 2).sum == 3
    assert Point.__doc__ == "A place."
    assert repr(Point(1, 2, "a")) == "Point(x=1, y=2, name='a')"


def test_some_fields_are_replaced() -> None:
    before = Point(1, 2, "a")
    assert replace(before, y=3) == Point(1, 3, "a")
    assert before == Point(1, 2, "a")


def test_patterns_take_fields_by_position() -> None:
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)
