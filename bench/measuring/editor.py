"""From a key press to what an editor shows: our server beside python-lsp-server with flake8, on the same file."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from measuring import environments
from measuring.pairs import Row, Skipped

_PYLSP = {
    "pylsp": {
        "plugins": {
            "flake8": {"enabled": True, "executable": f"{sys.executable} -m flake8"},
            "pycodestyle": {"enabled": False},
            "pyflakes": {"enabled": False},
            "mccabe": {"enabled": False},
        }
    }
}

_BUDGET = 0.5


def key_presses(folder: Path, changed: str, count: int) -> Iterator[Row | Skipped]:
    """The time on the clock, as ratios: the median, and what 95 of 100 do not exceed. The servers are asked in turn."""
    if not all(map(environments.has_module, ("pylsp", "pygls"))):
        yield Skipped("editor", "python-lsp-server or pygls is not installed")
        return
    sys.path.insert(0, str(environments.CHECKOUT / "tests"))
    from language_client import LanguageServer

    file = folder / changed
    text = file.read_text(encoding="utf-8")
    ours_command, other_command = ([sys.executable, "-m", *words] for words in (("influx_lint", "server"), ("pylsp",)))
    took: dict[str, list[float]] = {"ours": [], "other": []}
    with LanguageServer(ours_command, folder, {}) as ours, LanguageServer(other_command, folder, _PYLSP) as other:
        for server in (ours, other):
            server.open(file, text, "python")
        time.sleep(5)  # until whole folders have been looked at
        for number in range(count):
            text = f"\n{text}" if number % 2 == 0 else text[1:]  # findings move, so that there is something to show
            for name, server in (("ours", ours), ("other", other)):
                start = time.monotonic()
                server.change(file, text, number + 2)
                took[name].append(time.monotonic() - start)
    for name, figure in (("median", median), ("95th", lambda some: quantiles(some, n=20)[-1])):
        what = "key press to diagnostics in a project of 2,000 files against python-lsp-server with flake8"
        detail = f"{figure(took['ours']):.2f} s against {figure(took['other']):.2f} s"
        yield Row(f"editor/{name}", what, figure(took["ours"]) / figure(took["other"]), _BUDGET, detail=detail)
