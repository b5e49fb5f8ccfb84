"""The cheap look at a definition never says that all is well where jsonschema does not."""

from __future__ import annotations

import jsonschema
import pytest
from hypothesis import given, strategies as st

from influx_lint.checks.schema import is_plainly_valid, service_schema, violations

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 5000),
    st.floats(allow_nan=False),
    st.sampled_from(["influxdb:2.7", "influxdb", "redis:7", "S", "4XL", "", "HIGH_CPU"]),
    st.text(max_size=5),
)
VALUES = SCALARS | st.lists(SCALARS, max_size=2) | st.dictionaries(st.text(max_size=3), SCALARS, max_size=2)
KEYS = st.sampled_from([*service_schema()["properties"], "other", ""])
DEFINITIONS = VALUES | st.dictionaries(KEYS, VALUES, max_size=5)


@given(DEFINITIONS)
def test_plainly_valid_is_valid(value: object) -> None:
    valid = jsonschema.Draft7Validator(service_schema()).is_valid(value)
    if is_plainly_valid(value, service_schema()):
        assert valid
    assert bool(violations(value, service_schema())) is not valid


@pytest.mark.parametrize(
    "value",
    [
        {"type": "influxdb:2.7"},
        {"type": "influxdb:2.2", "disk": 1024, "size": "S"},
        {"type": "influxdb:2.2", "disk": 1024, "configuration": {"a": 1}, "relationships": None},
    ],
)
def test_a_usual_definition_needs_no_jsonschema(value: object) -> None:
    assert is_plainly_valid(value, service_schema())


@pytest.mark.parametrize("keyword", ["const", "oneOf", "$ref", "maximum", "format"])
def test_a_keyword_that_the_look_does_not_know_is_left_to_jsonschema(keyword: str) -> None:
    assert not is_plainly_valid({}, {"type": "object", keyword: None})
