from __future__ import annotations

import pytest

from influx_lint.guesses import nearest
from influx_lint.registry.policy import shipped
from influx_lint.registry.rules import BY_CODE

KNOWN = ["text", "json", "jsonl", "sarif", "markdown", "NFX201", "NFX291", "web-paas"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("JSON", "json"),
        ("jsn", "json"),
        ("NFX2O1", "NFX201"),
        ("nfx20l", "NFX201"),
        ("NXF291", "NFX291"),
        ("web_paas", "web-paas"),
        ("WebPaaS", "web-paas"),
        ("md", "markdown"),
        ("mark", "markdown"),
        ("te", "text"),
        ("j", None),
        ("xml", None),
        ("", None),
        ("x" * 100_000, None),
    ],
)
def test_what_was_meant(word: str, meant: str | None) -> None:
    assert nearest(word, KNOWN) == meant


def test_what_is_misspelt_is_looked_for_among_the_likely_ones() -> None:
    assert nearest("nfx1", ["NFX1", *BY_CODE], BY_CODE) == "NFX1"


@pytest.mark.parametrize("vendor", shipped().vendors)
def test_a_vendor_is_known_by_what_people_call_it(vendor: str) -> None:
    for name in shipped().document["also_called"][vendor]:
        assert shipped().vendor_meant(name) == vendor
        assert shipped().vendor_meant(name.upper()) == vendor
