"""Inputs of the measures in languages other than Python, made of the texts in `bench/languages`."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from measuring import inputs

SUFFIXES = ("js", "ts", "php", "sh")

READS_A_PART = 5
PARTS = 6
"""How many reads of old keys a part of a file has that is full of them, and how many parts a file."""

_TEXTS = Path(__file__).parents[1] / "languages"
_HOST = """\
export METRICS_HOST=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r '.metrics[0].host')
"""


def unrelated(path: Path, count: int) -> Path:
    """A project of `count` files, none of which has an old key, where only one gets what the platform gives."""
    inputs.configured(path)
    (path / ".environment").write_text(_HOST, "utf-8")
    return _filled(path, count, lambda suffix: _text("unrelated", suffix))


def readers(path: Path, count: int) -> Path:
    """A project of `count` files, each of them with `PARTS` times `READS_A_PART` reads of old keys."""
    inputs.configured(path)
    return _filled(path, count, lambda suffix: _text("head", suffix) + _parts(_text("part", suffix)))


def _filled(path: Path, count: int, text: Callable[[str], str]) -> Path:
    texts = {suffix: text(suffix) for suffix in SUFFIXES}
    for number, suffix in enumerate(islice(cycle(SUFFIXES), count)):
        folder = path / "shop" / f"part{number // 50}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"orders{number}.{suffix}").write_text(texts[suffix].replace("NUMBER", str(number)), "utf-8")
    return path


def _parts(part: str) -> str:
    return "".join(part.replace("PART", str(at)) for at in range(PARTS))


def _text(name: str, suffix: str) -> str:
    return (_TEXTS / f"{name}.{suffix}").read_text("utf-8")
