"""Messages that are wrong, come in the wrong order, or too late: each is answered or logged, and the server goes on."""

from __future__ import annotations

import asyncio
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from editing import COMMAND, PROJECT, Editor, codes, in_editor, written
from language_client import LanguageServer
from lsprotocol import types as lsp

WAIT = 60


def test_what_is_wrong_is_answered_and_the_server_goes_on(tmp_path: Path) -> None:
    written(tmp_path, PROJECT)
    main = tmp_path / "main.py"
    uri = main.as_uri()
    with LanguageServer(COMMAND, tmp_path, {}) as server:
        with pytest.raises(AssertionError, match="Method Not Found"):
            server.request("nothing/of_the_kind", {})
        with pytest.raises(AssertionError, match="Invalid Params"):
            server.request("textDocument/hover", {"textDocument": 1})
        with pytest.raises(AssertionError, match="-32"):
            server.request("workspace/executeCommand", {"command": "rm"})
        for method, parameters in (
            ("nothing/of_the_kind", {}),
            ("$/cancelRequest", {"id": 12345}),
            ("textDocument/didChange", {"nonsense": 1}),
            ("textDocument/didChange", {"textDocument": {"uri": uri, "version": 9}, "contentChanges": [1]}),
            ("textDocument/didChange", {"textDocument": {"uri": uri, "version": 9}, "contentChanges": [{"text": "x"}]}),
            ("textDocument/didClose", {"textDocument": {"uri": uri}}),
            ("textDocument/didSave", {"textDocument": {"uri": "untitled:Untitled-1"}}),
            ("workspace/didChangeWatchedFiles", {"changes": [{"uri": "::", "type": 3}]}),
            *(("workspace/didChangeConfiguration", {"settings": one}) for one in NONSENSE),
        ):
            server.notify(method, parameters)  # type: ignore[arg-type]
        where = {"textDocument": {"uri": "untitled:Untitled-1"}, "position": {"line": 9, "character": 9}}
        for method in ("textDocument/hover", "textDocument/completion", "textDocument/codeLens"):
            assert not server.request(method, where)
        where["textDocument"] = {"uri": uri}
        assert server.request("textDocument/hover", where) is None
        assert [one["code"] for one in server.open(main, PROJECT["main.py"], "python")] == ["NFX201"]


NONSENSE: list[Any] = [
    None,
    1,
    [],
    "influx-lint",
    {"influx-lint": None},
    {"influx-lint": [1]},
    {"influx-lint": {"ignore": 1}},
    {"influx-lint": {"": {}}},
    {"other": {"ignore": ["NFX2"]}},
]


@in_editor({**PROJECT, ".influx-lint.toml": "vendor = 'web-paas'\n"}, options={"ignore": ["NFX101"]})
async def test_settings_that_are_wrong_are_told_and_change_nothing(one: Editor, folder: Path) -> None:
    main, services = folder / "main.py", folder / ".platform" / "services.yaml"
    await one.until(main, ["NFX201"])
    one.configure({"influx-lint": {"ignore": 1}})
    one.open(services)
    assert not await one.asked(services)
    assert "'ignore'" in one.client.messages[-1].message
    one.configure({"influx-lint": {}})
    assert codes(await one.asked(services)) == ["NFX101"]


@in_editor({**PROJECT, **{f"more/m{number}.py": PROJECT["main.py"] for number in range(300)}})
async def test_a_request_that_is_cancelled_is_answered_and_others_go_on(one: Editor, _: Path) -> None:
    protocol: Any = one.client.protocol
    given = lsp.WorkspaceDiagnosticParams([])
    asked = [
        asyncio.ensure_future(protocol.send_request_async(lsp.WORKSPACE_DIAGNOSTIC, given, msg_id=name))
        for name in ("first", "second", "third")
    ]
    await asyncio.sleep(0)
    for name in ("first", "third"):
        one.client.cancel_request(lsp.CancelParams(name))
    answers = await asyncio.wait_for(asyncio.gather(*asked, return_exceptions=True), WAIT)
    assert [isinstance(each, lsp.WorkspaceDiagnosticReport) for each in answers] == [False, True, False]
    assert ["canceled" in str(each) for each in answers] == [True, False, True]


ASTRAL = (PROJECT["settings.py"] + "\U0001d4ea = '\U0001f600\u2028'; print(credentials['user'])\n").replace(
    "\n", "\r\n"
)


@in_editor({**PROJECT, "main.py": ASTRAL})
async def test_places_are_counted_in_units_of_utf_16(one: Editor, folder: Path) -> None:
    main = folder / "main.py"
    one.open(main, main.read_bytes().decode())
    [shown] = await one.until(main, ["NFX201"])
    line = main.read_bytes().decode().split("\r\n")[shown.range.start.line]
    units = line.encode("utf-16-le")[shown.range.start.character * 2 : shown.range.end.character * 2]
    assert units.decode("utf-16-le") == "'user'"


@in_editor()
async def test_a_file_that_is_renamed_or_deleted_while_it_is_open_leaves_nothing(one: Editor, folder: Path) -> None:
    main, other = folder / "main.py", folder / "other.py"
    one.open(main)
    await one.until(main, ["NFX201"])
    main.rename(other)
    one.tell_of(main, kind=lsp.FileChangeType.Deleted)
    one.tell_of(other, kind=lsp.FileChangeType.Created)
    await one.until(other, ["NFX201"])
    one.close(main)
    await one.until(main, [])
    one.open(other)
    other.unlink()
    one.tell_of(other, kind=lsp.FileChangeType.Deleted)
    assert codes(await one.asked(other)) == ["NFX201"]
    one.close(other)
    await one.until(other, [])


@pytest.mark.slow
@pytest.mark.parametrize("how", ["exit", "end of input"])
def test_the_server_ends_in_the_middle_of_a_look(tmp_path: Path, how: str) -> None:
    many = {
        f"m{number}.py": PROJECT["settings.py"] + f"print(credentials['user'])\n# {number}\n" for number in range(400)
    }
    written(tmp_path, {**PROJECT, **many})
    folders = [{"uri": tmp_path.as_uri(), "name": "x"}]
    initialize: Any = {"processId": None, "rootUri": None, "capabilities": {}, "workspaceFolders": folders}
    messages: list[tuple[str, Any]] = [("initialize", initialize), ("initialized", {})]
    text = "".join(map(framed, [*messages, *([("shutdown", None), ("exit", None)] if how == "exit" else [])]))
    done = subprocess.run(COMMAND, input=text.encode(), cwd=tmp_path, capture_output=True, timeout=WAIT, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr.decode()


def framed(message: tuple[str, Any]) -> str:
    method, parameters = message
    body: dict[str, Any] = {"jsonrpc": "2.0", "method": method}
    if parameters is not None:
        body["params"] = parameters
    if method in ("initialize", "shutdown"):
        body["id"] = method
    text = json.dumps(body)
    return f"Content-Length: {len(text)}\r\n\r\n{text}"
