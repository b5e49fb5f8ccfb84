"""What a client asks and tells, and what it is answered.

The first parameter of each handler is called `ls`, by which pygls knows that it wants the server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types as lsp

from influx_lint.errors import RunError
from influx_lint.findings import NO_WAY, Finding, Span, Way
from influx_lint.server import actions, repairs
from influx_lint.server.actions import Actions
from influx_lint.server.configuration import Configuration, without_line
from influx_lint.server.diagnostics import fingerprint
from influx_lint.server.looking import encoded, may_matter
from influx_lint.server.places import path_of, touches
from influx_lint.server.server import Server
from influx_lint.server.view import View

_T = TypeVar("_T")

_NOT_ANSWERED = (RunError, OSError)


def server() -> Server:
    """A server that answers."""
    made = Server()
    for method, handler in _HANDLERS.items():
        made.feature(method, _OPTIONS.get(method))(handler)
    for name, command in _COMMANDS.items():
        made.command(name)(command)
    return made


def _initialize(ls: Server, given: lsp.InitializeParams) -> None:
    ls.configure(given.initialization_options or {})


def _initialized(ls: Server, _: lsp.InitializedParams) -> None:
    workspace = ls.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching and watching.dynamic_registration:
        watchers = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher("**/*")])
        registration = lsp.Registration("files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, watchers)
        ls.client_register_capability(lsp.RegistrationParams([registration]))
    ls.changed()


def _changed(ls: Server, _: object) -> None:
    ls.changed()


def _disk_changed(ls: Server, _: object) -> None:
    ls.looking.forget()
    ls.changed()


def _watched(ls: Server, given: lsp.DidChangeWatchedFilesParams) -> None:
    paths = (path_of(one.uri) for one in given.changes)
    if any(path is not None and may_matter(path) for path in paths):
        _disk_changed(ls, given)


def _configured(ls: Server, given: lsp.DidChangeConfigurationParams) -> None:
    ls.configure(given.settings or {})
    ls.changed()


async def _diagnostics(ls: Server, given: lsp.DocumentDiagnosticParams) -> lsp.DocumentDiagnosticReport:
    path = ls.path(given.text_document.uri)
    view = await ls.view()
    return lsp.RelatedFullDocumentDiagnosticReport(view.diagnostics(path) if path else [])


async def _all_diagnostics(ls: Server, given: lsp.WorkspaceDiagnosticParams) -> lsp.WorkspaceDiagnosticReport:
    view = await ls.view(whole=True)
    if not ls.is_asked_about_all:
        ls.is_asked_about_all = True
        ls.publish(view)
    known = {one.uri: one.value for one in given.previous_result_ids}
    found = {view.uri(path): (view.diagnostics(path), view.version(path)) for path in view.files}
    reports: list[lsp.WorkspaceDocumentDiagnosticReport] = []
    for uri in found.keys() | known:
        items, version = found.get(uri, ([], None))
        name = fingerprint(items)
        if known.get(uri) == name:
            reports.append(lsp.WorkspaceUnchangedDocumentDiagnosticReport(uri, result_id=name, version=version))
        elif items or uri in known:
            reports.append(lsp.WorkspaceFullDocumentDiagnosticReport(uri, items, version, result_id=name))
    return lsp.WorkspaceDiagnosticReport(reports)


async def _actions(ls: Server, given: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    if (path := ls.path(given.text_document.uri)) is None:
        return []
    only = given.context.only

    def is_wanted(kind: str) -> bool:
        return only is None or any(kind == one or kind.startswith(f"{one}.") for one in map(_value, only))

    view = await ls.view()

    def made(one: Configuration) -> list[lsp.CodeAction]:
        services = {each: found for each in view.findings(path) if (found := one.concerned(each))}
        return list(Actions(view, path, services, one.suppresses).at(given.range, is_wanted))

    return await _asked(ls, path, made) or [] if view.findings(path) else []


def _value(kind: lsp.CodeActionKind | str) -> str:
    return kind.value if isinstance(kind, lsp.CodeActionKind) else kind


async def _resolved(ls: Server, given: lsp.CodeAction) -> lsp.CodeAction:
    given.edit = await _edit(ls, given.data)
    return given


async def _edit(ls: Server, data: Any) -> lsp.WorkspaceEdit | None:
    """The edit of an action; what there is to say about it, or why there is none, is shown."""
    try:
        made = await ls.work(repairs.make, ls.looking, await ls.view(), data if isinstance(data, dict) else {})
    except RunError as error:
        ls.show(str(error))
        return None
    if made and made.note:
        ls.show(made.note)
    return made and made.edit


async def _make_edit(ls: Server, data: dict[str, Any]) -> None:
    if edit := await _edit(ls, data):
        await ls.workspace_apply_edit_async(lsp.ApplyWorkspaceEditParams(edit))


async def _open_page(ls: Server, address: str) -> None:
    window = ls.client_capabilities.window
    if window and window.show_document and window.show_document.support:
        await ls.window_show_document_async(lsp.ShowDocumentParams(address, external=True))
    else:
        _say(ls, address)


def _say(ls: Server, message: str) -> None:
    ls.show(message, lsp.MessageType.Info)


async def _select(ls: Server, address: str, selection: lsp.Range) -> None:
    await ls.window_show_document_async(lsp.ShowDocumentParams(address, take_focus=True, selection=selection))


async def _hover(ls: Server, given: lsp.HoverParams) -> lsp.Hover | None:
    if (path := ls.path(given.text_document.uri)) is None:
        return None
    view = await ls.view()
    places = view.places(path)
    line, column = places.place(given.position)
    point = Span(line, column, line, column)
    found = [one for one in view.findings(path) if touches(one.span, point)]
    ways = view.ways
    if view.outcome and found and not view.client.shows_ways:
        ways = await ls.work(ls.looking.ways, view.outcome, [path])
    said = [
        *((_said_of(one, ways.found.get(one.sort_key, NO_WAY), view), one.span) for one in found),
        *filter(None, [await _asked(ls, path, lambda one: one.hover(point))]),
    ]
    if not said:
        return None
    text = "\n\n---\n\n".join(text for text, _ in said)
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), places.range(said[0][1]))


def _said_of(finding: Finding, way: Way, view: View) -> str:
    """A finding with what is done about it by hand, and its way, as Markdown."""
    steps = [f"- [{Path(one.path).name}:{one.span.line}]({view.uri(Path(one.path))}) {one.text}" for one in way.steps]
    advice = [f"By hand: {finding.advice}", ""] if finding.advice and not finding.fix else []
    return "\n".join([f"**{finding.code}** {finding.message}", "", *advice, *steps])


async def _completion(ls: Server, given: lsp.CompletionParams) -> list[lsp.CompletionItem]:
    if (path := ls.path(given.text_document.uri)) is None:
        return []
    places = (await ls.view()).places(path)
    rest = encoded(path, without_line(places.lines.text, given.position))
    return await _asked(ls, path, lambda one: list(one.completion(places, given.position)), {path: rest}) or []


async def _lenses(ls: Server, given: lsp.CodeLensParams) -> list[lsp.CodeLens]:
    if (path := ls.path(given.text_document.uri)) is None:
        return []
    view = await ls.view(whole=True)
    return await _asked(ls, path, lambda one: list(one.lenses(view, view.places(path)))) or []


async def _asked(
    ls: Server, path: Path, ask: Callable[[Configuration], _T], over: Mapping[Path, bytes] | None = None
) -> _T | None:
    """What a configuration file says under what is open, and what is laid `over` that; nothing where that is none, or
    can't be read."""

    def look() -> _T | None:
        disk, finder = ls.looking.sight.disk, ls.looking.finder
        if over:
            disk = disk.under({**{Path(name): data for name, data in disk.unsaved.items()}, **over})
        try:
            return ask(Configuration(path, disk, finder))
        except _NOT_ANSWERED:
            return None

    await ls.view()
    return await ls.work(look)


_HANDLERS: dict[str, Callable[..., Any]] = {
    lsp.INITIALIZE: _initialize,
    lsp.INITIALIZED: _initialized,
    lsp.TEXT_DOCUMENT_DID_OPEN: _disk_changed,
    lsp.TEXT_DOCUMENT_DID_CHANGE: _changed,
    lsp.TEXT_DOCUMENT_DID_CLOSE: _disk_changed,
    lsp.TEXT_DOCUMENT_DID_SAVE: _disk_changed,
    lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: _watched,
    lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: _disk_changed,
    lsp.WORKSPACE_DID_CHANGE_CONFIGURATION: _configured,
    lsp.TEXT_DOCUMENT_DIAGNOSTIC: _diagnostics,
    lsp.WORKSPACE_DIAGNOSTIC: _all_diagnostics,
    lsp.TEXT_DOCUMENT_CODE_ACTION: _actions,
    lsp.CODE_ACTION_RESOLVE: _resolved,
    lsp.TEXT_DOCUMENT_HOVER: _hover,
    lsp.TEXT_DOCUMENT_COMPLETION: _completion,
    lsp.TEXT_DOCUMENT_CODE_LENS: _lenses,
}

_COMMANDS: dict[str, Callable[..., Any]] = {
    actions.EDIT: _make_edit,
    actions.OPEN_PAGE: _open_page,
    actions.SAY: _say,
    actions.SELECT: _select,
}

_OPTIONS: dict[str, Any] = {
    lsp.TEXT_DOCUMENT_DIAGNOSTIC: lsp.DiagnosticOptions(
        identifier="influx-lint", inter_file_dependencies=True, workspace_diagnostics=True
    ),
    lsp.TEXT_DOCUMENT_CODE_ACTION: lsp.CodeActionOptions(
        [lsp.CodeActionKind.QuickFix, repairs.FIX_ALL, repairs.UPGRADE], resolve_provider=True
    ),
    lsp.TEXT_DOCUMENT_COMPLETION: lsp.CompletionOptions(trigger_characters=[":", " ", '"', "'"]),
}
