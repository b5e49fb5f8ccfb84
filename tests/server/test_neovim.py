"""Neovim, headless, with its built-in client, set up as docs/editors.md says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from editing import PROJECT, written

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("nvim") is None, reason="Neovim is not installed: nothing was tried with it"),
]

PAGE = (Path(__file__).parent.parent.parent / "docs" / "editors.md").read_text(encoding="utf-8")
[SETTINGS] = [each for each in re.findall(r"^```lua\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL) if "vim.lsp" in each]

OLDER = """
if vim.fn.has("nvim-0.11") == 0 then  -- what the settings ask for, by what there was before
  local known, started = {}, {}
  vim.lsp.config = function(name, given) known[name] = given end
  vim.lsp.enable = function(name)
    vim.api.nvim_create_autocmd("FileType", { pattern = known[name].filetypes, callback = function(event)
      started[name] = started[name] or vim.lsp.start_client(
        vim.tbl_extend("force", known[name], { name = name, root_dir = vim.fn.getcwd() }))
      vim.lsp.buf_attach_client(event.buf, started[name])
    end })
  end
end
"""

HELPERS = """
local function shown(expected)
  local codes = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do table.insert(codes, each.code) end
  table.sort(codes)
  return table.concat(codes, " ") == expected
end
local function until_shown(expected)
  assert(vim.wait(60000, function() return shown(expected) end, 50), vim.fn.expand("%") .. " never shows " .. expected)
end
local function actions()
  local found = vim.diagnostic.get(0)[1]
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  local asked = vim.lsp.util.make_range_params()
  asked.context = { diagnostics = {} }
  local made = {}
  for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", asked, 60000)) do
    for _, each in ipairs(answer.result) do made[each.title] = each end
  end
  return made
end
local function take(title)
  local action = assert(actions()[title], title .. " is not offered")
  if not action.edit then
    local _, answer = next(vim.lsp.buf_request_sync(0, "codeAction/resolve", action, 60000))
    action = answer.result
  end
  vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
end
vim.o.hidden = true
"""


def done_by(folder: Path, steps: str) -> None:
    """Have Neovim do steps in a folder; they fail by errors."""
    written(folder, {"init.lua": OLDER + SETTINGS, "steps.lua": f"{HELPERS}{steps}\nvim.cmd('quitall!')\n"})
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["nvim", "--headless", "--clean", "-n", "-u", "init.lua", "-c", "luafile steps.lua", "-c", "cquit"],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_a_finding_is_shown_mended_and_saved(tmp_path: Path) -> None:
    written(tmp_path, PROJECT)
    done_by(
        tmp_path,
        """
        vim.cmd("edit main.py")
        until_shown("NFX201")
        take("Read `username` (look at the change)")
        until_shown("NFX210")
        vim.cmd("write")
        """,
    )
    assert (tmp_path / "main.py").read_text(encoding="utf-8") == PROJECT["main.py"].replace('"user"', '"username"')


def test_an_upgrade_is_planned_undone_and_saved(tmp_path: Path) -> None:
    written(tmp_path, PROJECT)
    done_by(
        tmp_path,
        """
        vim.cmd("edit .platform/services.yaml")
        until_shown("NFX101")
        take("Plan the upgrade of 'timedb'")
        until_shown("")
        vim.cmd("undo")
        until_shown("NFX101")
        vim.cmd("redo")
        until_shown("")
        vim.cmd("buffer main.py")
        until_shown("")
        vim.cmd("let &undolevels = &undolevels | normal! Gdd")
        vim.cmd("undo")
        vim.cmd("wall")
        vim.wait(2000, function() return false end)
        assert(#vim.diagnostic.get() == 0, "something stale is shown")
        """,
    )
    assert "influxdb:2.7" in (tmp_path / ".platform" / "services.yaml").read_text(encoding="utf-8")
    assert '"username"' in (tmp_path / "main.py").read_text(encoding="utf-8")


def test_the_settings_serve_every_language(tmp_path: Path) -> None:
    code = {
        "a.php": (
            "<?php\n$r = json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true);\n"
            "echo $r['influxdb'][0]['user'];\n"
        ),
        "a.js": (
            'const r = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, "base64").toString());\n'
            "console.log(r.influxdb[0].user);\n"
        ),
        ".environment": (
            'export DB_USER=$(echo "$PLATFORM_RELATIONSHIPS" | base64 --decode | jq -r ".influxdb[0].user")\n'
        ),
    }
    code |= {"a.ts": code["a.js"], "a.tsx": code["a.js"], "a.jsx": code["a.js"], "a.sh": code[".environment"]}
    written(tmp_path, {**PROJECT, **code})
    steps = [f"vim.cmd('edit {name}')\nuntil_shown('NFX201')" for name in (*code, "main.py")]
    done_by(tmp_path, "\n".join([*steps, "vim.cmd('edit .platform/services.yaml')\nuntil_shown('NFX101')"]))
