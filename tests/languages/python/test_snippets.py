"""What is followed, and where the analysis stays silent, on one small program each."""

from __future__ import annotations

from pathlib import Path

import pytest
from snippet import PRELUDE, Snippet, found, load

WHOLE = ("sources", "modules")
"""The files whose programs get hold of the credentials themselves; the others begin with that done."""

BEGUN = ("reads", "silence", "tables", "calls", "copies", "clients", "requests")


@pytest.mark.parametrize(
    "snippet",
    [
        pytest.param(one, id=f"{name}: {one.title}")
        for name in (*WHOLE, *BEGUN)
        for one in load(f"{name}.txt", *(() if name in WHOLE else (PRELUDE,)))
    ],
)
def test_what_is_found_is_what_is_marked(snippet: Snippet, tmp_path: Path) -> None:
    snippet.write(tmp_path)
    assert found(tmp_path, snippet.files) == snippet.expected
