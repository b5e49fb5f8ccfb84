"""The finding in an editor: python-lsp-server with its flake8 plugin on, over its protocol."""

from __future__ import annotations

import sys

import pytest
from command import Make
from language_client import LanguageServer
from test_flake8_plugin import CREDENTIALS, PROJECT

pytestmark = pytest.mark.slow

SETTINGS = {
    "pylsp": {
        "plugins": {
            "flake8": {"enabled": True, "executable": f"{sys.executable} -m flake8", "maxLineLength": 120},
            "pycodestyle": {"enabled": False},
            "pyflakes": {"enabled": False},
            "mccabe": {"enabled": False},
        }
    }
}


@pytest.mark.parametrize("text", ["import os\n", CREDENTIALS, "\n"])
def test_bad_settings_are_shown_at_the_first_line(make_project: Make, text: str) -> None:
    folder = make_project(PROJECT | {"main.py": "print()\n", "setup.cfg": "[flake8]\ninflux-vendor = foo\n"})
    with LanguageServer([sys.executable, "-m", "pylsp"], folder, SETTINGS) as server:
        [found] = server.open(folder / "main.py", text, "python")
    assert (found["source"], found["code"], found["range"]["start"]["line"]) == ("flake8", "NFX901", 0)
    assert "'vendor' must be one of" in found["message"]


@pytest.mark.parametrize(
    ("line", "column"),
    [('print(creds["user"])', 12), ('print("é€😀", creds["user"])', 19), ('print(creds.get("user"))', 16)],
)
def test_an_unsaved_text_shows_the_finding_at_the_key(make_project: Make, line: str, column: int) -> None:
    folder = make_project(PROJECT | {"main.py": "print()\n"})
    command = [sys.executable, "-m", "pylsp"]
    with LanguageServer(command, folder, SETTINGS) as server:
        found = server.open(folder / "main.py", f"{CREDENTIALS}{line}\n", "python")
    assert [(one["source"], one["code"]) for one in found] == [("flake8", "NFX201")]
    assert found[0]["range"]["start"] == {"line": 5, "character": column}
