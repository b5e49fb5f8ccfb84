"""Stands in for `uvicorn`."""

from __future__ import annotations

import asyncio
from typing import Any


def run(app: Any) -> None:
    asyncio.run(app.serve())
