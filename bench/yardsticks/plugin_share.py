"""Runs flake8 in this process and prints which share of its CPU time the plugin takes: its import and its calls.

Pairs of runs differ by a per cent or two for reasons of their own; a share within one run does not. It leaves out
what flake8 itself does for one plugin more, which is a call a file.
"""

from __future__ import annotations

import functools
import sys
import time
from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Any

_spent = 0.0


def _timed(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, its time added to what the plugin took; a generator runs to its end at once."""

    @functools.wraps(function)
    def wrapper(*arguments: Any, **named: Any) -> Any:
        global _spent  # noqa: PLW0603 - one process measures one run
        start = time.process_time()
        result = function(*arguments, **named)
        if hasattr(result, "__next__"):
            result = iter(list(result))
        _spent += time.process_time() - start
        return result

    return wrapper


def main(arguments: list[str]) -> float:
    """The share that the plugin takes of `flake8 ARGUMENTS`, which must run in one process."""
    point = next(one for one in entry_points(group="flake8.extension") if one.name.startswith("NFX"))
    plugin: Any = _timed(point.load)()
    for name, attribute in list(vars(plugin).items()):
        if name in ("__init__", "run"):
            setattr(plugin, name, _timed(attribute))
        elif isinstance(attribute, classmethod | staticmethod):
            setattr(plugin, name, type(attribute)(_timed(attribute.__func__)))
    from flake8.main.cli import main as flake8

    flake8(arguments)
    return _spent / time.process_time()


if __name__ == "__main__":
    print(main(sys.argv[1:]))
