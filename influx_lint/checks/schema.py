"""Holds a value against a JSON schema, and says in words for people what breaks it.

jsonschema judges. It costs as much time to load as three whole runs, so a cheap look goes first: `is_plainly_valid`
reads the few keywords that settle nearly every real definition from the same schema, and is never sure of the rest."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from influx_lint.checks.words import named
from influx_lint.guesses import nearest
from influx_lint.paths import schema_file
from influx_lint.typings import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

    Schema = dict[str, Any]

    from jsonschema.exceptions import ValidationError


class Violation(NamedTuple):
    """What breaks the schema: the path of keys and indices to the value, or to the key where a key is too many.
    `is_lack` says that a key is missing, and `wants_integer` that the value should be a whole number."""

    path: tuple[str | int, ...]
    at_key: bool
    message: str
    wants_integer: bool = False
    is_lack: bool = False


@cache
def service_schema() -> Schema:
    """The schema of an InfluxDB service's definition."""
    document: Schema = json.loads(schema_file("services.schema.json").read_text(encoding="utf-8"))
    schema: Schema = document["definitions"]["influxdb"]
    return schema


def violations(value: object, schema: Schema) -> list[Violation]:
    """What in `value` (plain data) breaks the schema, in the order of the paths."""
    if is_plainly_valid(value, schema):
        return []
    import jsonschema

    errors = jsonschema.Draft7Validator(schema).iter_errors(value)
    return sorted(
        (one for error in errors for one in _explain(error)), key=lambda one: [str(part) for part in one.path]
    )


_IS_TYPE: Mapping[str, Callable[[object], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "null": lambda value: value is None,
}


def is_plainly_valid(value: object, schema: Schema) -> bool:
    """Whether `value` is valid beyond doubt; false says nothing: it may break the schema, or be hard to tell."""
    return all(_KEYWORDS.get(keyword, _unsure)(value, wanted, schema) for keyword, wanted in schema.items())


def _unsure(_value: object, _wanted: Any, _schema: Schema) -> bool:
    return False


def _has_type(value: object, wanted: str | list[str], _schema: Schema) -> bool:
    names = [wanted] if isinstance(wanted, str) else wanted
    return any(name in _IS_TYPE and _IS_TYPE[name](value) for name in names)


def _has_pattern(value: object, wanted: str, _schema: Schema) -> bool:
    import re

    return not isinstance(value, str) or re.search(wanted, value) is not None


def _has_properties(value: object, wanted: Schema, _schema: Schema) -> bool:
    return isinstance(value, dict) and all(
        is_plainly_valid(one, wanted[name]) for name, one in value.items() if name in wanted
    )


def _has_no_others(value: object, wanted: Any, schema: Schema) -> bool:
    return wanted is False and isinstance(value, dict) and value.keys() <= schema["properties"].keys()


_KEYWORDS: Mapping[str, Callable[[object, Any, Schema], bool]] = {
    "description": lambda *_: True,
    "type": _has_type,
    "pattern": _has_pattern,
    "enum": lambda value, wanted, _: isinstance(value, str) and value in wanted,
    "minimum": lambda value, wanted, _: isinstance(value, int) and value >= wanted,
    "required": lambda value, wanted, _: isinstance(value, dict) and all(name in value for name in wanted),
    "properties": _has_properties,
    "additionalProperties": _has_no_others,
}

_TYPE_WORDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


def _explain(error: ValidationError) -> Iterator[Violation]:
    path = tuple(error.absolute_path)
    wanted: Any = error.validator_value
    instance: Any = error.instance
    schema: Any = error.schema
    match error.validator:
        case "additionalProperties":
            known = schema["properties"]
            for name in instance:
                if name not in known:
                    meant = nearest(name, known)
                    hint = f": did you mean '{meant}'?" if meant else ""
                    yield Violation((*path, name), True, f"has no key {named(name)}{hint}")
        case "type":
            names = [wanted] if isinstance(wanted, str) else wanted
            words = " or ".join(_TYPE_WORDS[name] for name in names if name != "null")
            message = f"must be {words}, not {_type_words(instance)}"
            yield Violation(path, False, message, "integer" in names)
        case "enum":
            yield Violation(path, False, f"must be one of {', '.join(map(str, wanted))}")
        case "minimum":
            yield Violation(path, False, f"must be at least {wanted}")
        case "pattern":
            yield Violation(path, False, f"must match {wanted}")
        case "required":
            missing = next(name for name in wanted if name not in instance)
            yield Violation(path, False, f"lacks the key '{missing}'", is_lack=True)
        case _:
            yield Violation(path, False, f"does not satisfy {error.validator}: {wanted}")


def _type_words(value: object) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return str(value).lower()
        case int() | float():
            return f"the number {value}" if abs(value) < 1e15 else "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "a mapping"
