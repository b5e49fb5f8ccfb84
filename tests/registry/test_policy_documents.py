"""A user's policy document: what is wrong with it is told in one line that names the file and the place."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from influx_lint.registry import documents
from influx_lint.registry.documents import load
from influx_lint.registry.policy import SHIPPED, PolicyError, shipped


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mine.json"


def failure(file: Path, content: bytes | str) -> str:
    """What `load` says of a file with that content, less the file's name, which it must begin with."""
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(PolicyError) as caught:
        load(file)
    return of_file(caught.value, file)


def of_file(error: PolicyError, file: Path) -> str:
    text = str(error)
    assert text.startswith(f"{file}: ")
    assert text.isprintable()
    assert len(text) < 400 + len(str(file))
    return text.removeprefix(f"{file}: ")


def document() -> Any:
    return copy.deepcopy(dict(shipped().document))


def put(place: str, value: object) -> str:
    """The shipped document as JSON with a value set at a place such as `versions/2.7/web-paas/status`."""
    whole = document()
    *outer, last = place.split("/")
    part = whole
    for step in outer:
        part = part[step]
    part[last] = value
    return json.dumps(whole)


def without(place: str) -> str:
    whole = document()
    *outer, last = place.split("/")
    part = whole
    for step in outer:
        part = part[step]
    del part[last]
    return json.dumps(whole)


def test_load_gives_the_policy_in_the_file(file: Path) -> None:
    file.write_text(put("recommended", "2.3"), encoding="utf-8")
    policy = load(file)
    assert policy.recommended == "2.3"
    assert policy.status("2.2", "web-paas") == "deprecated"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_understood(file: Path, encoding: str) -> None:
    file.write_bytes(SHIPPED.read_text(encoding="utf-8").encode(encoding))
    assert load(file).document == shipped().document


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "not JSON: Expecting value, line 1, column 1"),
        ('{\n  "format": 1,\n}', "not JSON: "),
        (b'{"format": \xff}', "not utf-8 text (byte 12)"),
        (b"\xff\xfe\x00", "not utf-16-le text (byte 1)"),
        ("[" * 100_000, "nested too deeply"),
        ('{"a":' * 60 + "1" + "}" * 60, "nested too deeply"),
        ('{"date": NaN}', "not JSON: NaN is no value of JSON"),
        ('{"date": "\\ud800"}', "not JSON: half a surrogate pair is no character"),
        ('{"date": ' + "1" * 5000 + "}", "not JSON: "),
        (" " * (documents.MAX_BYTES + 1), "cannot be read: larger than 4 MB"),
        ("[1]", "the document: a list is not a mapping"),
        ("null", "the document: null is not a mapping"),
        ("{}", "the document: lacks 'format', 'service', 'date'"),
        ('{"x": 1, "y": {"a": [0, {"b": 1, "b": 2}]}}', "not JSON: y > a > item 2 has the key 'b' twice"),
        ('{"x": {"a": 1, "a": 2}, "x": {}}', "not JSON: the document has the key 'x' twice"),
    ],
)
def test_no_readable_document(file: Path, content: bytes | str, message: str) -> None:
    assert failure(file, content).startswith(message)


def test_syntax_error_names_line_and_column(file: Path) -> None:
    assert failure(file, '{\n  "format": 1\n  "date"').endswith("line 3, column 3")


def test_missing_file(file: Path) -> None:
    with pytest.raises(PolicyError) as caught:
        load(file)
    assert of_file(caught.value, file) == "cannot be read: no such file or directory"


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(PolicyError) as caught:
        load(tmp_path)
    assert of_file(caught.value, tmp_path).startswith("cannot be read: ")


def test_many_repeated_keys_take_no_time_to_speak_of(file: Path) -> None:
    repeated = '{"a":1,"a":2},' * 100_000
    plain = "{}," * 100_000
    assert "has the key 'a' twice" in failure(file, f"[{repeated}{plain}0]")


STATUS = "versions/2.7/web-paas/status"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            put(STATUS, "suported"),
            (
                "versions > 2.7 > web-paas > status: 'suported' is none of supported, deprecated, retired, "
                "decommissioned; did you mean 'supported'?"
            ),
        ),
        (put(STATUS, None), "versions > 2.7 > web-paas > status: null is none of supported, "),
        (without(STATUS), "versions > 2.7 > web-paas: lacks 'status'"),
        (without("date"), "the document: lacks 'date'"),
        (put("recomended", "2.7"), "the document: has the unknown key 'recomended'; did you mean 'recommended'?"),
        (put("format", 2), "format: 2 is not 1"),
        (put("date", 20260811), "date: 20260811 is not a day such as 2026-08-11"),
        (put("date", "11.8.2026"), "date: '11.8.2026' is not a day such as 2026-08-11"),
        (put("date", "2026-08-11\n"), "date: '2026-08-11\\n' is not a day such as 2026-08-11"),
        (put("date", "2026-02-30"), "date: there is no day 2026-02-30"),
        (put("recommended", 2.7), "recommended: 2.7 is not a version such as 2.7 or 3, as text"),
        (put("recommended", "2.7\n"), "recommended: '2.7\\n' is not a version such as 2.7 or 3, as text"),
        (put("recommended", "9" * 5000), "recommended: '99999"),
        (put("versions/2.7.1", {}), "versions: the key '2.7.1' is not a version such as 2.7 or 3, as text"),
        (put("versions/2.6", {}), "versions > 2.6: is empty"),
        (put("vendors/any", "Any"), "vendors: the key 'any' is not a key other than 'any'"),
        (put("vendors/web-paas", ""), "vendors > web-paas: '' is not text of one line"),
        (put("vendors/web-paas", "Web\x1b[2J"), "vendors > web-paas: 'Web\\x1b[2J' is not text of one line"),
        (put("sources/webpaas-2023-08-31/url", "javascript:alert(1)"), "sources > webpaas-2023-08-31 > url: "),
        (put("versions", {}), "versions: is empty"),
        (put("versions", []), "versions: a list is not a mapping"),
        (put("relationship/moved_keys/user", "username"), "relationship > moved_keys > user: 'username' is not a list"),
        (put("relationship/moved_keys/user", []), "relationship > moved_keys > user: is empty"),
        (
            put("relationship/moved_keys/user", [1]),
            "relationship > moved_keys > user > item 1: 1 is not text of one line",
        ),
    ],
)
def test_document_that_breaks_the_schema(file: Path, content: str, message: str) -> None:
    assert failure(file, content).startswith(message)


ENTRY = {"status": "retired", "first_seen": "2023-01-01", "last_seen": "2024-01-01", "source": "webpaas-2023-08-31"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            put("versions/2.2/web-paas/source", "webpaas-2023-08-30"),
            (
                "versions > 2.2 > web-paas > source: there is no source 'webpaas-2023-08-30'; "
                "did you mean 'webpaas-2023-08-31'?"
            ),
        ),
        (put("versions/2.2/webpaas", ENTRY), "versions > 2.2 > webpaas: 'webpaas' is no vendor of this document"),
        (put("recommended", "2.6"), "recommended: 2.6 is not one of the versions"),
        (put("recommended", "2.2"), "recommended: 2.2 is supported by no vendor"),
        (
            put("versions/2.2/web-paas", ENTRY | {"first_seen": "2024-01-02"}),
            "versions > 2.2 > web-paas: last_seen 2024-01-01 is before first_seen 2024-01-02",
        ),
        (
            put("versions/2.2/web-paas", ENTRY | {"dropped": "2023-12-31"}),
            "versions > 2.2 > web-paas: dropped 2023-12-31 is before last_seen 2024-01-01",
        ),
        (
            put("versions/2.2/web-paas", ENTRY | {"last_seen": "2025-02-29"}),
            "versions > 2.2 > web-paas > last_seen: there is no day 2025-02-29",
        ),
        (
            put("versions/2.2/web-paas", ENTRY | {"status": "supported", "dropped": "2024-01-02"}),
            "versions > 2.2 > web-paas: a version that was dropped cannot be supported",
        ),
        (put("relationship/changed_in", "23.0"), "relationship > changed_in: 23.0 is newer than every one"),
        (put("relationship/moved_keys/user", ["user"]), "relationship > moved_keys > user: stays where it was"),
    ],
)
def test_document_that_contradicts_itself(file: Path, content: str, message: str) -> None:
    assert failure(file, content).startswith(message)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def places(value: object, here: tuple[str, ...] = ()) -> list[str]:
    inner = (
        [place for key, part in value.items() for place in places(part, (*here, key))]
        if isinstance(value, dict)
        else []
    )
    return [*(["/".join(here)] if here else []), *inner]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(places(dict(shipped().document))), value=JSON)
def test_any_value_at_any_place_is_valid_or_told_in_one_line(file: Path, place: str, value: object) -> None:
    file.write_text(put(place, value), encoding="utf-8")
    try:
        load(file)
    except PolicyError as error:
        of_file(error, file)
