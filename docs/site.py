"""Lays out the pages of the documentation site in a folder: those of docs/, and the README as the start page."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
REPOSITORY = "https://github.com/influx-lint/influx-lint/blob/main/"
PICTURES = "https://raw.githubusercontent.com/influx-lint/influx-lint/main/docs/"


def lay_out(folder: Path) -> None:
    """Write the pages into `folder`, anew. A link to a file outside of docs/ leads to the repository."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(CHECKOUT / "docs", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for page in folder.rglob("*.md"):
        page.write_text(re.sub(r"\]\(\.\./", f"]({REPOSITORY}", page.read_text(encoding="utf-8")), encoding="utf-8")
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    for address in (f"{REPOSITORY}docs/", PICTURES):
        readme = readme.replace(address, "")
    (folder / "index.md").write_text(readme, encoding="utf-8")


if __name__ == "__main__":
    lay_out(Path(sys.argv[1]))
