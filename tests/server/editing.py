"""An editor, as far as a language server can tell: pytest-lsp's client, over a server beside it or in a process."""

from __future__ import annotations

import asyncio
import logging
import socket
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread
from typing import Any, Union
from unittest.mock import patch

from lsprotocol import types as lsp
from pygls.io_ import run_async
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

from influx_lint.server import features, server as servers

WAIT = 60
"""Seconds until an answer that does not come fails the test."""

NOTHING: Mapping[str, str] = {}

COMMAND = (sys.executable, "-m", "influx_lint", "server")


class Editor:
    """A client with a server that is initialized."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self._versions: dict[str, int] = {}
        self.applied: list[lsp.WorkspaceEdit] = []

        def apply(given: lsp.ApplyWorkspaceEditParams) -> lsp.ApplyWorkspaceEditResult:
            self.applied.append(given.edit)
            return lsp.ApplyWorkspaceEditResult(applied=True)

        client.feature(lsp.WORKSPACE_APPLY_EDIT)(apply)

    def open(self, path: Path, text: str | None = None) -> None:
        """Open a file, with its own text or another."""
        uri = path.as_uri()
        self._versions[uri] = 1
        text = path.read_text(encoding="utf-8") if text is None else text
        item = lsp.TextDocumentItem(uri, path.suffix[1:], 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def change(self, path: Path, text: str) -> None:
        """Replace the text of an open file."""
        uri = path.as_uri()
        self._versions[uri] += 1
        document = lsp.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))

    def close(self, path: Path) -> None:
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(_document(path)))

    def save(self, path: Path) -> None:
        self.client.text_document_did_save(lsp.DidSaveTextDocumentParams(_document(path)))

    def tell_of(self, *paths: Path, kind: lsp.FileChangeType = lsp.FileChangeType.Changed) -> None:
        """Tell that files on the disk have changed."""
        events = [lsp.FileEvent(path.as_uri(), kind) for path in paths]
        self.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams(events))

    def configure(self, settings: Any) -> None:
        """Tell of settings."""
        self.client.workspace_did_change_configuration(lsp.DidChangeConfigurationParams(settings))

    def shown(self, path: Path) -> Sequence[lsp.Diagnostic]:
        """What the server has published for a file."""
        return self.client.diagnostics.get(path.as_uri(), ())

    @property
    def log(self) -> Sequence[str]:
        """What the server has logged as wrong."""
        return [each.message for each in self.client.log_messages if each.type == lsp.MessageType.Error]

    def memory(self) -> int:
        """How many MB the server takes."""
        server = self.client._server  # noqa: SLF001 - pytest-lsp tells it to nobody
        assert server is not None
        status = Path(f"/proc/{server.pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmRSS:")[2].split()[0]) // 1024

    async def until(self, path: Path, codes: Sequence[str]) -> Sequence[lsp.Diagnostic]:
        """What is published for a file once that is findings of these codes."""
        async with asyncio.timeout(WAIT):
            while sorted(str(one.code) for one in self.shown(path)) != sorted(codes):
                await self.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return self.shown(path)

    async def asked(self, path: Path) -> Sequence[lsp.Diagnostic]:
        """What the server answers when it is asked about a file that is open."""
        given = lsp.DocumentDiagnosticParams(_document(path))
        report = await self.client.text_document_diagnostic_async(given)
        assert isinstance(report, lsp.RelatedFullDocumentDiagnosticReport)
        return report.items

    async def asked_about_all(
        self, known: Mapping[str, str] = NOTHING
    ) -> dict[str, lsp.WorkspaceDocumentDiagnosticReport]:
        """What the server answers of the whole workspace, by addresses, whose result ids are `known`."""
        before = [lsp.PreviousResultId(uri, value) for uri, value in known.items()]
        report = await self.client.workspace_diagnostic_async(lsp.WorkspaceDiagnosticParams(before))
        return {one.uri: one for one in report.items}

    async def actions(self, path: Path, where: lsp.Range, *only: str) -> list[lsp.CodeAction]:
        """What the server offers for a range, of some kinds."""
        context = lsp.CodeActionContext([], only=list(only) or None)
        given = lsp.CodeActionParams(_document(path), where, context)
        found = await self.client.text_document_code_action_async(given)
        return [one for one in found or () if isinstance(one, lsp.CodeAction)]


def _client() -> LanguageClient:
    """pytest-lsp's client; lsprotocol takes each action that has a command for a mere command."""
    client = make_test_lsp_client()
    converter = client.protocol._converter  # noqa: SLF001 - there is no other way to it

    def structured(given: Any, _: object) -> Any:
        return converter.structure(given, lsp.Command if isinstance(given.get("command"), str) else lsp.CodeAction)

    converter.register_structure_hook(Union[lsp.Command, lsp.CodeAction], structured)  # noqa: UP007
    return client


@asynccontextmanager
async def _in_process(client: LanguageClient) -> AsyncIterator[None]:
    """Around a client that speaks to `influx-lint server`."""
    await client.start_io(*COMMAND)
    yield
    await client.stop()  # type: ignore[no-untyped-call]


@asynccontextmanager
async def _beside(client: LanguageClient) -> AsyncIterator[None]:
    """The same with the server in a thread, which spares the start of a process that loads pygls, and most of the
    pauses before a look."""
    ours, theirs = socket.socketpair()
    pauses = patch.multiple(servers, PAUSE=servers.PAUSE / 4, LONG_PAUSE=servers.LONG_PAUSE / 4)
    with pauses, theirs, theirs.makefile("rb") as asked, theirs.makefile("wb") as answers:
        thread = Thread(target=features.server().start_io, args=(asked, answers))
        thread.start()
        reader, writer = await asyncio.open_connection(sock=ours)
        client.protocol.set_writer(writer)
        stop, log = client._stop_event, logging.getLogger(__name__)  # noqa: SLF001 - as its own `start_tcp` does
        listening = asyncio.create_task(run_async(stop, reader, client.protocol, log, client.report_server_error))
        yield
        await asyncio.to_thread(thread.join, WAIT)
        # To close what has answers of the client unread would be a reset on its side.
        theirs.shutdown(socket.SHUT_WR)
        await listening
        writer.close()
        await writer.wait_closed()


def codes(diagnostics: Sequence[lsp.Diagnostic]) -> list[str]:
    return [str(one.code) for one in diagnostics]


def _document(path: Path) -> lsp.TextDocumentIdentifier:
    return lsp.TextDocumentIdentifier(path.as_uri())


@asynccontextmanager
async def editor(
    *folders: Path,
    like: str = "neovim",
    options: Any = None,
    pull: bool = False,
    encodings: Sequence[lsp.PositionEncodingKind] = (lsp.PositionEncodingKind.Utf16,),
    able: Callable[[lsp.ClientCapabilities], None] = lambda _: None,
    process: bool = False,
) -> AsyncIterator[Editor]:
    """An editor with folders open, which can what one can that is known (`like`), or asks for diagnostics (`pull`);
    `able` changes what it can. Its server is a `process`, or a thread of this one."""
    client = _client()
    capabilities = client_capabilities(like)
    assert capabilities.text_document
    capabilities.text_document.diagnostic = lsp.DiagnosticClientCapabilities() if pull else None
    capabilities.general = lsp.GeneralClientCapabilities(position_encodings=list(encodings))
    able(capabilities)
    workspace = [lsp.WorkspaceFolder(path.as_uri(), path.name) for path in folders]
    async with (_in_process if process else _beside)(client):
        await client.initialize_session(
            lsp.InitializeParams(capabilities, workspace_folders=workspace, initialization_options=options)
        )
        try:
            yield Editor(client)
        finally:
            await client.shutdown_session()


SERVICES = "timedb:\n    type: influxdb:2.2\n    disk: 512\n"

PROJECT = {
    ".platform/services.yaml": SERVICES,
    ".platform.app.yaml": 'name: app\ntype: python:3.12\nrelationships:\n    influxdb: "timedb:influxdb"\n',
    "settings.py": (
        "import base64, json, os\n"
        'relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))\n'
        'credentials = relationships["influxdb"][0]\n'
    ),
    "main.py": 'from settings import credentials\nprint("é😀", credentials["user"])\n',
}
"""A project with a deprecated version, and a read of a key that is renamed after it."""


def in_editor(
    files: Mapping[str, str] = PROJECT, *, folders: Sequence[str] = (".",), **options: Any
) -> Callable[[Callable[[Editor, Path], Coroutine[Any, Any, None]]], Callable[[Path], None]]:
    """Makes a test of what happens in an editor (for `options` see `editor`) that has `folders` of a project open."""

    def decorate(scenario: Callable[[Editor, Path], Coroutine[Any, Any, None]]) -> Callable[[Path], None]:
        async def run(root: Path) -> None:
            async with editor(*(root / one for one in folders), **options) as one:
                await scenario(one, root)

        def test(tmp_path: Path) -> None:
            written(tmp_path, files)
            asyncio.run(run(tmp_path))

        test.__name__, test.__doc__ = scenario.__name__, scenario.__doc__
        return test

    return decorate


def written(root: Path, files: Mapping[str, str]) -> None:
    """Write files into a folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def applied(action: lsp.CodeAction, path: Path) -> str:
    """The text of a file on the disk with an action's edits made."""
    assert action.edit is not None
    edits: list[Any] = list((action.edit.changes or {}).get(path.as_uri(), ()))
    for change in action.edit.document_changes or ():
        if isinstance(change, lsp.TextDocumentEdit) and change.text_document.uri == path.as_uri():
            edits += change.edits
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for edit in sorted(edits, key=lambda each: (each.range.start.line, each.range.start.character), reverse=True):
        first, last = edit.range.start, edit.range.end
        before = _units(lines[first.line])[: first.character * 2].decode("utf-16-le")
        after = _units(lines[last.line])[last.character * 2 :].decode("utf-16-le") if last.line < len(lines) else ""
        lines[first.line : last.line + 1] = (before + edit.new_text + after).splitlines(keepends=True)
    return "".join(lines)


def _units(line: str) -> bytes:
    return line.encode("utf-16-le")
