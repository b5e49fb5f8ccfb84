"""Draws docs/images/finding.svg: what a terminal shows of one finding, from the real output."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

CHECKOUT = Path(__file__).resolve().parent.parent
PICTURE = CHECKOUT / "docs" / "images" / "finding.svg"

_PROJECT = CHECKOUT / "examples" / "weather-station"
_COMMAND = ("check", "station/web.py", "--output-format", "full", "--color", "always")
_COLUMNS = 124

_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
"""Where the fonts would be fetched from: a picture fetches nothing, and any font of fixed width does."""

_LINK = re.compile(r"\x1b\]8;.*?\x1b\\", re.DOTALL)


def output() -> str:
    """What the terminal shows, with the escapes for its colours."""
    command = [sys.executable, "-m", "influx_lint", *_COMMAND]
    return subprocess.run(command, cwd=_PROJECT, capture_output=True, encoding="utf-8", check=False).stdout


def drawn(shown: str) -> str:
    """The picture of a terminal that shows this, as SVG."""
    console = Console(record=True, width=_COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(_LINK.sub("", f"$ influx-lint check station/web.py\n{shown}".rstrip())))
    return _FONTS.sub("", console.export_svg(title="influx-lint", unique_id="influx-lint"))


def main() -> None:
    """Write the picture, and tell where it has changed."""
    picture = drawn(output())
    if not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != picture:
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_text(picture, encoding="utf-8")
        print(f"wrote {PICTURE.relative_to(CHECKOUT)}")


if __name__ == "__main__":
    main()
