"""Stands in for `orjson`: `dumps` gives bytes."""

from __future__ import annotations

import json
from typing import Any

JSONDecodeError = json.JSONDecodeError


def loads(text: str | bytes | bytearray | memoryview) -> Any:
    return json.loads(bytes(text) if isinstance(text, memoryview) else text)


def dumps(value: Any) -> bytes:
    return json.dumps(value).encode()
