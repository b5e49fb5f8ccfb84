"""A container holds providers as the attributes of its class."""

from __future__ import annotations

from typing import Any


class DeclarativeContainer:
    def wire(self, **_modules: Any) -> None:
        pass
