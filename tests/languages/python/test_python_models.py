"""The tables of the models of Python and its libraries."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest

from influx_lint.flow.objects import FIELDS, MAPPING
from influx_lint.languages.python import models
from influx_lint.languages.python.language import MODELS
from influx_lint.meanings.models import Models

FAMILIES = [
    family
    for module in iter_modules(models.__path__, f"{models.__name__}.")
    if isinstance(family := getattr(import_module(module.name), "MODELS", None), Models)
]


@pytest.mark.parametrize("table", Models._fields)
def test_every_family_is_put_into_the_language(table: str) -> None:
    assert len(FAMILIES) > 20
    assert all(getattr(family, table).items() <= getattr(MODELS, table).items() for family in FAMILIES)


@pytest.mark.parametrize("table", Models._fields)
def test_nothing_has_two_meanings(table: str) -> None:
    count = Counter(key for family in FAMILIES for key in getattr(family, table))
    assert [key for key, number in count.items() if number > 1] == []


def test_settings_are_made_as_such_whatever_else_their_class_is() -> None:
    marks = ["settings", "reader", FIELDS, MAPPING]
    assert [mark for mark in MODELS.initialisers if mark in marks] == marks
