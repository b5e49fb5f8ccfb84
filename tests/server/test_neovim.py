"""Neovim, headless, with its built-in client: it shows a finding, mends it and saves the file."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from editing import COMMAND, PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SCRIPT = """
local id = vim.lsp.start_client({ name = "influx-lint", cmd = COMMAND, root_dir = vim.fn.getcwd() })
vim.cmd("edit main.py")
vim.lsp.buf_attach_client(0, id)
assert(vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50), "no diagnostic came")
local found = vim.diagnostic.get(0)[1]
vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
local asked = vim.lsp.util.make_range_params()
asked.context = { diagnostics = {}, only = { "quickfix" } }
local answer = vim.lsp.buf_request_sync(0, "textDocument/codeAction", asked, 60000)
local action = answer[id].result[1]
vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
vim.cmd("write")
print(vim.json.encode({ code = found.code, line = found.lnum, column = found.col, title = action.title }))
vim.cmd("quitall")
"""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed: nothing was tried with it")
def test_a_finding_is_shown_mended_and_saved(make_project: Callable[[Mapping[str, str | bytes]], Path]) -> None:
    folder = make_project(PROJECT)
    script = folder / "script.lua"
    command = "{" + ", ".join(json.dumps(word) for word in COMMAND) + "}"
    script.write_text(SCRIPT.replace("COMMAND", command), encoding="utf-8")
    done = subprocess.run(
        ["nvim", "--headless", "--clean", "-n", "-c", f"luafile {script}", "-c", "cquit"],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = json.loads(done.stderr.strip().splitlines()[-1] if not done.stdout.strip() else done.stdout)
    assert (shown["code"], shown["line"]) == ("NFX201", 1)
    assert (folder / "main.py").read_text(encoding="utf-8") == PROJECT["main.py"].replace('"user"', '"username"')
