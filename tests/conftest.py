"""What all tests share."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from command import Make
from hypothesis import settings

# A machine that is busy is no defect of what is tested.
settings.register_profile("influx-lint", deadline=None)
settings.load_profile("influx-lint")

CHECKOUT = Path(__file__).parent.parent

collect_ignore = ["cases"]
"""Example projects, some of which have tests of their own."""


@pytest.fixture(autouse=True)
def _outside_of_github(monkeypatch: pytest.MonkeyPatch) -> None:
    """The default format is another one in a job of GitHub Actions, in which the tests may run."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real configuration files, which lies beside some checkouts and is no part of the project."""
    folder = CHECKOUT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("there is no ../shared/corpus beside the checkout: real configuration files are not tried")
    return folder


@pytest.fixture
def make_project(tmp_path: Path) -> Make:
    """Writes files, given by their paths, and gives the folder that they are in."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return make
