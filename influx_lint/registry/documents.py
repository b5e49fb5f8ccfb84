"""JSON documents from outside, read within bounds and checked; every failure is a PolicyError of one line."""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

from influx_lint.guesses import nearest
from influx_lint.paths import schema_file
from influx_lint.registry.policy import Policy, PolicyError, Status, parse, version_key
from influx_lint.text import decode, read_bytes, reason

if TYPE_CHECKING:
    from jsonschema import ValidationError


MAX_BYTES = 4 * 1024 * 1024
"""The largest document that is read; the vendors' registries have some hundred thousand bytes."""

MAX_DEPTH = 40

Pointer = tuple[str | int, ...]
"""Where a value stands in a document: the keys and, in lists, the indexes from zero that lead to it."""

_KINDS = {"object": "a mapping", "array": "a list"}


def read(path: Path) -> object:
    """The value in a JSON file: UTF-8, or whatever its byte-order mark says. Raises PolicyError for a file that cannot
    be read, is larger than MAX_BYTES, no text, no JSON, nested deeper than MAX_DEPTH, or names a key twice in one
    mapping."""
    try:
        data = read_bytes(path, MAX_BYTES)
    except (OSError, ValueError) as error:
        raise PolicyError(f"{path}: cannot be read: {reason(error)}") from error
    try:
        return _value(decode(data).characters)
    except UnicodeDecodeError as error:
        raise PolicyError(f"{path}: not {error.encoding} text (byte {error.start + 1})") from error
    except json.JSONDecodeError as error:
        raise PolicyError(f"{path}: not JSON: {error.msg}, line {error.lineno}, column {error.colno}") from error
    except UnicodeEncodeError as error:
        raise PolicyError(f"{path}: not JSON: half a surrogate pair is no character") from error
    except RecursionError as error:
        raise PolicyError(f"{path}: nested too deeply") from error
    except ValueError as error:
        raise PolicyError(f"{path}: not JSON: {error}") from error


def load(path: Path) -> Policy:
    """The policy in a user's file, held against the schema and against itself. Raises PolicyError."""
    return parse(checked(read(path), str(path)))


def checked(document: object, name: str) -> Mapping[str, Any]:
    """`document`, held against schemas/policy.schema.json, and against what a schema cannot say. Raises PolicyError,
    whose text begins with `name` (the file's) and the place of the first problem."""
    problem = next(_problems(document), None)
    if problem:
        pointer, text = problem
        raise PolicyError(f"{name}: {pointer_text(pointer)}: {text}")
    return cast("Mapping[str, Any]", document)


def pointer_text(pointer: Iterable[str | int]) -> str:
    """A place as people read it: `versions > 2.7 > web-paas`."""
    steps = [f"item {step + 1}" if isinstance(step, int) else shown(step).strip("'") for step in pointer]
    return " > ".join(steps) or "the document"


def shown(value: object) -> str:
    """A value from a document for a message: short, on one line, without control characters."""
    if isinstance(value, dict | list):
        return _KINDS["object" if isinstance(value, dict) else "array"]
    text = repr(value) if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _value(characters: str) -> object:
    # By identity, and with the mapping itself, so that it lives and its identity is not used again.
    repeated: dict[int, tuple[dict[str, object], str]] = {}

    def mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, inner in pairs:
            if key in found:
                repeated[id(found)] = (found, key)
            found[key] = inner
        return found

    value: object = json.loads(characters, object_pairs_hook=mapping, parse_constant=_refuse_constant)
    for pointer, part in _parts(value):
        if len(pointer) > MAX_DEPTH:
            raise RecursionError
        if id(part) in repeated:
            raise ValueError(f"{pointer_text(pointer)} has the key {shown(repeated[id(part)][1])} twice")
    json.dumps(value, ensure_ascii=False).encode()
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no value of JSON")


def _parts(value: object) -> Iterator[tuple[Pointer, object]]:
    """Every mapping and list in a value, itself included, with its pointer; outer ones come first."""
    waiting: list[tuple[Pointer, object]] = [((), value)]
    while waiting:
        pointer, part = waiting.pop()
        if len(pointer) > MAX_DEPTH + 1:
            continue
        if isinstance(part, dict):
            waiting.extend(((*pointer, key), inner) for key, inner in part.items())
        elif isinstance(part, list):
            waiting.extend(((*pointer, index), inner) for index, inner in enumerate(part))
        else:
            continue
        yield pointer, part


@cache
def _schema() -> Mapping[str, Any]:
    schema: Mapping[str, Any] = json.loads(schema_file("policy.schema.json").read_text(encoding="utf-8"))
    return schema


def _problems(document: object) -> Iterator[tuple[Pointer, str]]:
    from jsonschema import Draft202012Validator

    broken = False
    for error in Draft202012Validator(_schema()).iter_errors(document):
        broken = True
        yield tuple(error.absolute_path), _explained(error)
    if not broken:
        yield from _contradictions(cast("Mapping[str, Any]", document))


def _explained(error: ValidationError) -> str:
    """What is wrong, in place of the validator's own message, which prints whole values and patterns."""
    instance: Any = error.instance
    schema = cast("Mapping[str, Any]", error.schema)
    given: Any = error.validator_value
    if error.validator == "required":
        return "lacks " + ", ".join(repr(key) for key in given if key not in instance)
    if error.validator == "additionalProperties":
        known = list(schema["properties"])
        unknown = next(key for key in instance if key not in known)
        return f"has the unknown key {shown(unknown)}{_guess(unknown, known)}"
    subject = "the key " if "propertyNames" in error.absolute_schema_path else ""
    if error.validator == "enum":
        return f"{subject}{shown(instance)} is none of {', '.join(given)}{_guess(instance, given)}"
    if error.validator in ("minProperties", "minItems"):
        return "is empty"
    if error.validator == "const":
        wanted = shown(given)
    else:
        wanted = _KINDS.get(str(given)) or schema.get("title") or ("text" if given == "string" else "valid")
    return f"{subject}{shown(instance)} is not {wanted}"


def _guess(given: object, known: Iterable[str]) -> str:
    near = nearest(given, known) if isinstance(given, str) else None
    return f"; did you mean {near!r}?" if near else ""


def _contradictions(document: Mapping[str, Any]) -> Iterator[tuple[Pointer, str]]:
    """What a valid document may still get wrong, with its pointer."""
    yield from _no_days(("date",), document["date"])
    for name, source in document["sources"].items():
        yield from _no_days(("sources", name, "date"), source["date"])
    for version, vendors in document["versions"].items():
        for vendor, entry in vendors.items():
            pointer = ("versions", version, vendor)
            if vendor not in document["vendors"]:
                yield pointer, f"{shown(vendor)} is no vendor of this document{_guess(vendor, document['vendors'])}"
            if entry["source"] not in document["sources"]:
                source = entry["source"]
                yield (*pointer, "source"), f"there is no source {shown(source)}{_guess(source, document['sources'])}"
            yield from _wrong_dates(pointer, entry)
    yield from _wrong_recommendation(document)
    yield from _wrong_moves(document["relationship"], document["versions"])


def _no_days(pointer: Pointer, text: str) -> Iterator[tuple[Pointer, str]]:
    if not is_day(text):
        yield pointer, f"there is no day {text}"


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, written as 2026-08-11."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _wrong_dates(pointer: Pointer, entry: Mapping[str, str]) -> Iterator[tuple[Pointer, str]]:
    names = [name for name in ("first_seen", "last_seen", "dropped") if name in entry]
    for name in names:
        yield from _no_days((*pointer, name), entry[name])
    for earlier, later in itertools.pairwise(names):
        if entry[earlier] > entry[later]:
            yield pointer, f"{later} {entry[later]} is before {earlier} {entry[earlier]}"
    if "dropped" in entry and entry["status"] == Status.SUPPORTED:
        yield pointer, "a version that was dropped cannot be supported"


def _wrong_recommendation(document: Mapping[str, Any]) -> Iterator[tuple[Pointer, str]]:
    recommended = document["recommended"]
    listed = document["versions"].get(recommended)
    if listed is None:
        yield ("recommended",), f"{recommended} is not one of the versions"
    elif all(entry["status"] != Status.SUPPORTED for entry in listed.values()):
        yield ("recommended",), f"{recommended} is supported by no vendor"


def _wrong_moves(relationship: Mapping[str, Any], versions: Iterable[str]) -> Iterator[tuple[Pointer, str]]:
    changed_in = relationship["changed_in"]
    if all(version_key(one) < version_key(changed_in) for one in versions):
        yield ("relationship", "changed_in"), f"{changed_in} is newer than every one of the versions"
    for old, new in relationship["moved_keys"].items():
        if new == [old]:
            yield ("relationship", "moved_keys", old), "stays where it was"
