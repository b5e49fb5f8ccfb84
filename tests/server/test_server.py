"""The language server over its real process."""

from __future__ import annotations

import asyncio
from pathlib import Path

from editing import PROJECT, SERVICES, WAIT, Editor, applied, codes, in_editor
from lsprotocol import types as lsp


@in_editor()
async def test_findings_are_shown_where_the_code_is_written(one: Editor, folder: Path) -> None:
    one.open(folder / "main.py")
    [shown] = await one.until(folder / "main.py", ["NFX201"])
    assert shown.range == lsp.Range(lsp.Position(1, 25), lsp.Position(1, 31))
    assert shown.severity == lsp.DiagnosticSeverity.Warning
    assert list(shown.tags or ()) == [lsp.DiagnosticTag.Deprecated]
    assert shown.code_description and shown.code_description.href.endswith("/docs/rules/NFX201.md")


@in_editor(like="visual-studio-code")
async def test_the_way_of_a_finding_is_related_to_it(one: Editor, folder: Path) -> None:
    one.open(folder / "main.py")
    [shown] = await one.until(folder / "main.py", ["NFX201"])
    places = [
        (Path(each.location.uri).name, each.location.range.start.line, each.message)
        for each in shown.related_information or ()
    ]
    assert places == [
        ("services.yaml", 1, "'timedb' is InfluxDB 2.2"),
        (".platform.app.yaml", 3, "'influxdb' leads to 'timedb'"),
        ("settings.py", 1, "the variable is read, kept as `relationships`"),
        ("settings.py", 2, "the relationship 'influxdb' is taken, kept as `credentials`"),
        ("main.py", 0, "imported from `settings`"),
    ]
    assert "[settings.py:3]" in await hover(one, folder / "main.py", 1, 26)


@in_editor()
async def test_what_is_not_open_is_shown_too(one: Editor, folder: Path) -> None:
    await one.until(folder / "main.py", ["NFX201"])
    await one.until(folder / ".platform" / "services.yaml", ["NFX101"])


@in_editor()
async def test_a_change_of_the_configuration_renews_the_codes_findings(one: Editor, folder: Path) -> None:
    services = folder / ".platform" / "services.yaml"
    one.open(folder / "main.py")
    one.open(services)
    await one.until(services, ["NFX101"])
    one.change(services, SERVICES.replace("2.2", "2.7"))
    await one.until(services, [])
    [shown] = await one.until(folder / "main.py", ["NFX201"])
    while shown.severity != lsp.DiagnosticSeverity.Error:
        await one.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        [shown] = one.shown(folder / "main.py")


@in_editor()
async def test_a_change_of_a_module_renews_those_of_its_importers(one: Editor, folder: Path) -> None:
    one.open(folder / "main.py")
    one.open(folder / "settings.py")
    await one.until(folder / "main.py", ["NFX201"])
    one.change(folder / "settings.py", PROJECT["settings.py"].replace('["influxdb"]', '["database"]'))
    await one.until(folder / "main.py", [])


@in_editor(encodings=[lsp.PositionEncodingKind.Utf8])
async def test_a_client_may_count_bytes(one: Editor, folder: Path) -> None:
    one.open(folder / "main.py")
    [shown] = await one.until(folder / "main.py", ["NFX201"])
    assert shown.range.start == lsp.Position(1, 28)


@in_editor(encodings=[lsp.PositionEncodingKind.Utf32])
async def test_a_client_may_count_characters(one: Editor, folder: Path) -> None:
    one.open(folder / "main.py")
    [shown] = await one.until(folder / "main.py", ["NFX201"])
    assert shown.range.start == lsp.Position(1, 24)


@in_editor(pull=True)
async def test_a_client_that_asks_is_answered(one: Editor, folder: Path) -> None:
    main, services = folder / "main.py", folder / ".platform" / "services.yaml"
    one.open(main)
    assert codes(await one.asked(main)) == ["NFX201"]
    reports = await one.asked_about_all()
    full = {uri: codes(getattr(each, "items", ())) for uri, each in reports.items()}
    assert full == {main.as_uri(): ["NFX201"], services.as_uri(): ["NFX101"]}
    known = {uri: str(each.result_id) for uri, each in reports.items()}
    one.change(main, "print()\n")
    reports = await one.asked_about_all(known)
    assert {uri: each.kind for uri, each in reports.items()} == {main.as_uri(): "full", services.as_uri(): "unchanged"}
    assert not getattr(reports[main.as_uri()], "items", None)


@in_editor()
async def test_a_fix_is_offered_and_mends(one: Editor, folder: Path) -> None:
    main = folder / "main.py"
    one.open(main)
    [shown] = await one.until(main, ["NFX201"])
    found = await one.actions(main, shown.range, "quickfix")
    assert [each.is_preferred for each in found][:1] == [False]
    one.change(main, applied(found[0], main))
    await one.until(main, ["NFX210"])


DISKS = "timedb:\n    type: influxdb:2.7\n    disk: '512'\nother:\n    type: influxdb:2.7\n    disk: '1024'\n"


@in_editor({".platform/services.yaml": DISKS})
async def test_all_safe_fixes_of_a_file_are_made_at_once(one: Editor, folder: Path) -> None:
    path = folder / ".platform" / "services.yaml"
    one.open(path)
    await one.until(path, ["NFX110", "NFX110"])
    [action] = await one.actions(path, lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0)), "source.fixAll")
    action = await one.client.code_action_resolve_async(action)
    assert applied(action, path) == DISKS.replace("'", "")


@in_editor(like="visual-studio-code")
async def test_an_upgrade_is_one_edit_over_all_files(one: Editor, folder: Path) -> None:
    main = folder / "main.py"
    one.open(main)
    [shown] = await one.until(main, ["NFX201"])
    [action] = await one.actions(main, shown.range, "refactor")
    action = await one.client.code_action_resolve_async(action)
    assert action.edit and action.edit.document_changes and action.edit.change_annotations
    [note] = action.edit.change_annotations.values()
    assert (note.label, note.needs_confirmation, note.description) == ("Upgrade to InfluxDB 2.7", True, None)
    assert applied(action, main) == PROJECT["main.py"].replace('"user"', '"username"')
    services = folder / ".platform" / "services.yaml"
    assert applied(action, services) == SERVICES.replace("2.2", "2.7")


@in_editor()
async def test_hover_tells_of_versions_relationships_and_reads(one: Editor, folder: Path) -> None:
    services, application = folder / ".platform" / "services.yaml", folder / ".platform.app.yaml"
    for path in (services, application, folder / "main.py"):
        one.open(path)
    assert "| Web PaaS | deprecated" in await hover(one, services, 1, 20)
    assert "reaches `timedb`: `influxdb:2.2` (services.yaml:1)" in await hover(one, application, 3, 18)
    assert "**NFX201**" in await hover(one, folder / "main.py", 1, 26)


@in_editor()
async def test_versions_are_completed_the_newest_first(one: Editor, folder: Path) -> None:
    services = folder / ".platform" / "services.yaml"
    one.open(services, "timedb:\n    type: influxdb:\n")
    found = await completion(one, services, 1, 19)
    assert [each.label for each in found][:2] == ["3", "2.7"]
    assert edited(found[1]) == (":2.7", 18, 19)
    assert [each.label for each in found if each.tags][:1] == ["2.2"]


@in_editor()
async def test_a_lens_counts_what_an_upgrade_breaks(one: Editor, folder: Path) -> None:
    services = folder / ".platform" / "services.yaml"
    one.open(services)
    given = lsp.CodeLensParams(lsp.TextDocumentIdentifier(services.as_uri()))
    [lens] = await one.client.text_document_code_lens_async(given) or ()
    assert lens.command and lens.command.title == "2.2, deprecated: 1 read in 1 file"


def that_renews_lenses(capabilities: lsp.ClientCapabilities) -> None:
    assert capabilities.workspace
    capabilities.workspace.code_lens = lsp.CodeLensWorkspaceClientCapabilities(refresh_support=True)


@in_editor(able=that_renews_lenses)
async def test_lenses_are_renewed_when_the_code_changes(one: Editor, folder: Path) -> None:
    asked = asyncio.Event()

    def refresh(*_: object) -> None:
        asked.set()

    one.client.feature(lsp.WORKSPACE_CODE_LENS_REFRESH)(refresh)
    one.open(folder / "main.py")
    await one.until(folder / "main.py", ["NFX201"])
    asked.clear()
    one.change(folder / "main.py", "print()\n")
    await one.until(folder / "main.py", [])
    await asyncio.wait_for(asked.wait(), WAIT)


@in_editor(options={"ignore": ["NFX201"]})
async def test_options_of_the_client_outweigh_settings(one: Editor, folder: Path) -> None:
    await one.until(folder / ".platform" / "services.yaml", ["NFX101"])
    assert one.shown(folder / "main.py") == ()
    given = lsp.DidChangeConfigurationParams({"influx-lint": {"ignore": ["NFX101"]}})
    one.client.workspace_did_change_configuration(given)
    await one.until(folder / "main.py", ["NFX201"])
    await one.until(folder / ".platform" / "services.yaml", [])


@in_editor({**PROJECT, ".influx-lint.toml": 'vendor = "foo"\n'})
async def test_wrong_settings_are_shown_in_what_is_open(one: Editor, folder: Path) -> None:
    one.open(folder / "main.py")
    [shown] = await one.until(folder / "main.py", ["NFX901"])
    assert "'vendor' must be one of" in shown.message
    (folder / ".influx-lint.toml").write_text("", encoding="utf-8")
    one.tell_of(folder / ".influx-lint.toml")
    await one.until(folder / "main.py", ["NFX201"])


@in_editor()
async def test_files_that_change_or_go_are_noticed(one: Editor, folder: Path) -> None:
    services = folder / ".platform" / "services.yaml"
    await one.until(services, ["NFX101"])
    services.write_text(SERVICES.replace("2.2", "2.7"), encoding="utf-8")
    one.tell_of(services)
    await one.until(services, [])
    (folder / "main.py").unlink()
    one.tell_of(folder / "main.py", kind=lsp.FileChangeType.Deleted)
    await one.until(folder / "main.py", [])


@in_editor(folders=())
async def test_what_lies_outside_is_forgotten_when_it_is_closed(one: Editor, folder: Path) -> None:
    main = folder / "main.py"
    one.open(main)
    await one.until(main, ["NFX201"])
    one.close(main)
    await one.until(main, [])


@in_editor({f"{name}/{path}": text for name in ("one", "two") for path, text in PROJECT.items()}, folders=["one"])
async def test_several_folders_are_looked_at(one: Editor, folder: Path) -> None:
    await one.until(folder / "one" / "main.py", ["NFX201"])
    assert one.shown(folder / "two" / "main.py") == ()
    added = [lsp.WorkspaceFolder((folder / "two").as_uri(), "two")]
    event = lsp.WorkspaceFoldersChangeEvent(added, [])
    one.client.workspace_did_change_workspace_folders(lsp.DidChangeWorkspaceFoldersParams(event))
    await one.until(folder / "two" / "main.py", ["NFX201"])


@in_editor({**PROJECT, **{f"more/m{number}.py": "" for number in range(50)}}, like="visual-studio-code")
async def test_the_first_look_at_a_folder_shows_how_far_it_is(one: Editor, folder: Path) -> None:
    await one.until(folder / "main.py", ["NFX201"])
    [reports] = one.client.progress_reports.values()
    assert [type(each).__name__ for each in (reports[0], reports[-1])] == [
        "WorkDoneProgressBegin",
        "WorkDoneProgressEnd",
    ]
    assert any("54 files" in (getattr(each, "message", "") or "") for each in reports)


ADVISED = """import settings
settings.credentials.update(open("more").read())
print(settings.credentials["user"])
"""

UPSUN = """applications:
  app:
    type: python:3.12
    relationships:
      short: "ti
      other: "timedb:in
      long:
        service: t
        endpoint: in
services:
  timedb:
    type: influxdb:2.7
  cache:
    type: redis:7.2
"""


@in_editor({".upsun/config.yaml": UPSUN})
async def test_relationships_are_completed_while_they_are_written(one: Editor, folder: Path) -> None:
    config = folder / ".upsun" / "config.yaml"
    lines = UPSUN.splitlines()
    for line, expected in (
        (4, ("timedb:influxdb", 14, 16)),
        (5, ("timedb:influxdb", 14, 23)),
        (7, ("timedb", 17, 18)),
        (8, ("influxdb", 18, 20)),
    ):
        others = {number for number in (4, 5) if number != line}
        text = "".join(f"{one}\n" for number, one in enumerate(lines) if number not in others)
        (one.change if line != 4 else one.open)(config, text)
        number = line - len([each for each in others if each < line])
        [item] = await completion(one, config, number, len(lines[line]))
        assert edited(item) == expected
    assert await completion(one, config, 0, 5) == []


@in_editor(able=lambda capabilities: setattr(capabilities.text_document, "publish_diagnostics", None))
async def test_hover_tells_the_way_to_clients_that_show_none(one: Editor, folder: Path) -> None:
    one.open(folder / "main.py")
    assert "[settings.py:3]" in await hover(one, folder / "main.py", 1, 26)


@in_editor({**PROJECT, "main.py": ADVISED})
async def test_hover_tells_what_to_do_by_hand(one: Editor, folder: Path) -> None:
    one.open(folder / "main.py")
    assert "By hand: " in await hover(one, folder / "main.py", 2, 30)


async def hover(one: Editor, path: Path, line: int, column: int) -> str:
    given = lsp.HoverParams(lsp.TextDocumentIdentifier(path.as_uri()), lsp.Position(line, column))
    found = await one.client.text_document_hover_async(given)
    assert found is not None
    assert isinstance(found.contents, lsp.MarkupContent)
    return found.contents.value


def edited(item: lsp.CompletionItem) -> tuple[str, int, int]:
    """What an item writes, and over which columns."""
    assert isinstance(item.text_edit, lsp.TextEdit)
    return item.text_edit.new_text, item.text_edit.range.start.character, item.text_edit.range.end.character


async def completion(one: Editor, path: Path, line: int, column: int) -> list[lsp.CompletionItem]:
    given = lsp.CompletionParams(lsp.TextDocumentIdentifier(path.as_uri()), lsp.Position(line, column))
    found = await one.client.text_document_completion_async(given)
    return sorted(found, key=lambda each: each.sort_text or "") if isinstance(found, list) else []
