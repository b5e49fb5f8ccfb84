"""The state of one client's server: what is open, what was found in it, and what the client was told.

The loop takes messages; all that looks at files is done by one thread beside it, one look after the other. A look that
is out of date before it begins is not made, and one that is when it ends is dropped."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types as lsp
from pygls.exceptions import FeatureRequestError, JsonRpcException, JsonRpcInternalError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol

from influx_lint import __version__
from influx_lint.findings import Outcome
from influx_lint.project.layout import YAML, kind_of
from influx_lint.project.scripts import may_set_up
from influx_lint.server import progress
from influx_lint.server.looking import NO_WAYS, Looking, encoded
from influx_lint.server.places import path_of
from influx_lint.server.view import Client, Open, View
from influx_lint.settings import SettingsError
from influx_lint.settings_table import read_table

_T = TypeVar("_T")

PAUSE = 0.2
"""Seconds without a change after which what is open is looked at."""

LONG_PAUSE = 1.0
"""Seconds without a change after which whole folders are looked at."""

SECTION = "influx-lint"


class _Protocol(LanguageServerProtocol):
    """Answers requests that can't be read, too; pygls only logs them, and the client would wait for ever."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise


class Server(LanguageServer):
    """One client's server."""

    def __init__(self) -> None:
        super().__init__(
            "influx-lint", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full, protocol_cls=_Protocol
        )
        self.looking = Looking()
        self._worker = ThreadPoolExecutor(1, "influx-lint")
        self._state = 0
        self._views: dict[bool, asyncio.Task[View]] = {}
        self._renewal: asyncio.Task[None] | None = None
        self._has_seen_all = False
        self._found: dict[Path, Sequence[lsp.Diagnostic]] = {}
        self._pushed: dict[Path, tuple[str, Sequence[lsp.Diagnostic]]] = {}
        self.is_asked_about_all = False
        """Whether the client asks for the diagnostics of the whole workspace."""

    async def work(self, function: Callable[..., _T], *arguments: Any) -> _T:
        """What a function gives, which looks at files."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, function, *arguments)

    def changed(self) -> None:
        """Something is open, or on the disk, that was not there before: look again, after a pause."""
        self._state += 1
        for view in self._views.values():
            view.cancel()
        self._views.clear()
        if self._renewal:
            self._renewal.cancel()
        self._renewal = asyncio.ensure_future(self._renew())
        self._renewal.add_done_callback(self._tell_of_failure)

    def _tell_of_failure(self, renewal: asyncio.Task[None]) -> None:
        """Log what kept a look from its end: nobody asked for it, so nobody is answered."""
        if not renewal.cancelled() and (error := renewal.exception()) is not None:
            self.log(f"{type(error).__name__}: {error}")

    async def view(self, *, whole: bool = False) -> View:
        """What is found now: in what is open, or in the `whole` of the folders."""
        while True:
            state = self._state
            known = self._views.get(True) or self._views.get(whole)
            if known is None:
                known = self._views[whole] = asyncio.ensure_future(self._look(whole))
            try:
                found = await asyncio.shield(known)
            except asyncio.CancelledError:
                # A change cancels a look, and another is due. So does the end of the server, and none is.
                task = asyncio.current_task()
                if state == self._state or task is None or task.cancelling():
                    raise
                continue
            if state == self._state:
                return found

    async def _look(self, whole: bool) -> View:
        opened, folders = self._opened(), self.folders()
        outside = [one for one in opened if not any(one.is_relative_to(each) for each in folders) and _is_ours(one)]
        paths = folders + outside if opened or whole else []
        unsaved = {path: encoded(path, one.text) for path, one in opened.items()}
        client = Client.of(self.client_capabilities, self.workspace.position_codec)
        outcome, errors = await self._checked(paths, unsaved, None if whole else list(opened))
        ways = NO_WAYS
        if outcome and client.shows_ways:
            ways = await self.work(self.looking.ways, outcome, list(opened))
        return View(client, opened, paths if whole else outside, outcome, errors, ways)

    async def _checked(self, *arguments: Any) -> tuple[Outcome | None, Mapping[Path, Exception]]:
        """Have files and folders checked. The first look at whole folders shows how far it is."""
        only = arguments[-1]
        if only is not None or self._has_seen_all:
            return await self.work(self.looking.each, *arguments)
        async with progress.shown(self) as tell:
            found = await self.work(self.looking.each, *arguments, tell)
        self._has_seen_all = True
        return found

    async def _renew(self) -> None:
        """Look, and publish what is found: first in what is open, then everywhere."""
        await asyncio.sleep(PAUSE)
        self.publish(await self.view())
        await asyncio.sleep(LONG_PAUSE - PAUSE)
        if self.folders():
            self.publish(await self.view(whole=True))

    def publish(self, view: View) -> None:
        """Tell the client what has changed since it was last told; or have it ask, if it would rather."""
        is_new = False
        for path in sorted(view.files.union(one for one in self._found if self._is_due(one, view))):
            found = view.diagnostics(path)
            if found != self._found.get(path, []):
                is_new = True
                self._found[path] = found
            self._push(view, path, [] if self._is_asked_about(path, view) else found)
            if not found:
                self._found.pop(path, None)
        if is_new:
            self._refresh()

    def _push(self, view: View, path: Path, diagnostics: Sequence[lsp.Diagnostic]) -> None:
        """Tell the client of a file's diagnostics, unless it knows."""
        uri = view.uri(path)
        before = self._pushed.pop(path, (uri, []))
        if diagnostics:
            self._pushed[path] = (uri, diagnostics)
        if before[0] != uri:
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(before[0], []))
        if before != (uri, diagnostics):
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, view.version(path)))

    def _is_due(self, path: Path, view: View) -> bool:
        """Whether a look says something of a file: that nothing more is known of it where it is closed, or gone."""
        return view.covers(path) or not any(path.is_relative_to(one) for one in self.folders())

    def _is_asked_about(self, path: Path, view: View) -> bool:
        """Whether the client asks for the diagnostics of a file itself."""
        return self._is_asked and (self.is_asked_about_all or path in view.opened)

    @property
    def _is_asked(self) -> bool:
        """Whether the client asks for diagnostics of what is open itself."""
        documents = self.client_capabilities.text_document
        return documents is not None and documents.diagnostic is not None

    def _refresh(self) -> None:
        """Have the client ask anew for what it has asked for."""
        workspace = self.client_capabilities.workspace
        if self._is_asked and workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)
        if workspace and workspace.code_lens and workspace.code_lens.refresh_support:
            self.workspace_code_lens_refresh(None)

    def _opened(self) -> dict[Path, Open]:
        documents = self.workspace.text_documents.values()
        return {
            path: Open(one.uri, one.version, one.source)
            for one in documents
            if (path := self.path(one.uri)) is not None
        }

    def path(self, uri: str) -> Path | None:
        """The file that an address names: by its name in a folder that is open, where another name leads there, too."""
        path, folders = path_of(uri), self.folders()
        if path is None or any(path.is_relative_to(one) for one in folders):
            return path
        real = Path(os.path.realpath(path))
        roots = ((one, Path(os.path.realpath(one))) for one in folders)
        return next((one / real.relative_to(root) for one, root in roots if real.is_relative_to(root)), path)

    def folders(self) -> list[Path]:
        """The folders that the client has open."""
        found = [path for one in self.workspace.folders if (path := path_of(one)) is not None]
        root = path_of(self.workspace.root_uri) if self.workspace.root_uri and not found else None
        return [*found, *([root] if root else [])]

    def report_server_error(self, error: Exception, source: type[Exception]) -> None:
        """Log what went wrong; whoever asked is answered with the error, and who has gone is told nothing."""
        has_gone = source is JsonRpcInternalError and isinstance(error, OSError | ValueError)
        if source is not FeatureRequestError and not has_gone:
            self.log(f"{type(error).__name__}: {error}")

    def log(self, message: str, kind: lsp.MessageType = lsp.MessageType.Error) -> None:
        self.window_log_message(lsp.LogMessageParams(kind, message))

    def show(self, message: str, kind: lsp.MessageType = lsp.MessageType.Warning) -> None:
        self.window_show_message(lsp.ShowMessageParams(kind, message))

    def configure(self, given: Any) -> None:
        """Take settings up, by their names in a settings file; what is wrong is shown, and counts as not there."""
        table = given.get(SECTION, given) if isinstance(given, dict) else {}
        if not isinstance(table, dict):
            table = {}
        folder = next(iter(self.folders()), Path.cwd())
        try:
            settings = read_table(table, SECTION, folder)
        except SettingsError as error:
            self.show(str(error))
            return
        names = {one.replace("-", "_") for one in table}
        overrides = {name: getattr(settings, name) for name in settings._fields if name in names}
        self.looking.configure(overrides)


def _is_ours(path: Path) -> bool:
    """Whether a file may be code or configuration by its name: an editor that opens any YAML does not mean services."""
    return path.suffix not in YAML or kind_of(path.parent.name, path.name) is not None or may_set_up(str(path))
