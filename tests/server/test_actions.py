"""What is offered on findings, to clients that can more and to those that can less."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from editing import PROJECT, SERVICES, Editor, applied, in_editor
from lsprotocol import types as lsp

from influx_lint.project.disk import MAX_CODE_BYTES

TWO = {
    **PROJECT,
    ".platform/services.yaml": SERVICES + "archive:\n    type: influxdb:2.2\n    disk: 512\n",
    ".platform.app.yaml": PROJECT[".platform.app.yaml"] + '    archive: "archive:influxdb"\n',
    "other.py": 'from settings import relationships\nprint(relationships["archive"][0]["user"])\n',
}
ADVISED = 'from settings import credentials\ncredentials.update(open("more").read())\nprint(credentials["user"])\n'
UNSURE = 'import settings\nfor key in input():\n    print(settings.credentials["user" + key])\n'


def with_snippets(capabilities: lsp.ClientCapabilities) -> None:
    assert capabilities.workspace
    capabilities.workspace.workspace_edit = lsp.WorkspaceEditClientCapabilities(
        document_changes=True, snippet_edit_support=True
    )


def with_little(capabilities: lsp.ClientCapabilities) -> None:
    capabilities.workspace = lsp.WorkspaceClientCapabilities(apply_edit=True)
    capabilities.window = None
    capabilities.text_document = lsp.TextDocumentClientCapabilities()


async def offered(one: Editor, path: Path, *only: str) -> dict[str, lsp.CodeAction]:
    """What is offered on the first finding of a file, by titles."""
    one.open(path)
    while not one.shown(path):
        await one.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return {each.title: each for each in await one.actions(path, one.shown(path)[0].range, *only)}


async def execute(one: Editor, action: lsp.CodeAction) -> None:
    assert action.command
    given = lsp.ExecuteCommandParams(action.command.command, action.command.arguments)
    await one.client.workspace_execute_command_async(given)


@in_editor()
async def test_a_suppression_has_a_reason_that_is_selected(one: Editor, folder: Path) -> None:
    main = folder / "main.py"
    found = await offered(one, main)
    for title, line, text in (
        ("Suppress NFX201 on this line", 1, 'print("é😀", credentials["user"])  # noqa: NFX201 reason'),
        ("Suppress NFX201 in this file", 0, "# influx-lint: ignore-file[NFX201] reason"),
    ):
        after = applied(found[title], main)
        assert after.splitlines()[line] == text
        await execute(one, found[title])
        selection = one.client.shown_documents[-1].selection
        assert selection and selection.start.line == selection.end.line == line
        units = text.encode("utf-16-le")[selection.start.character * 2 : selection.end.character * 2]
        assert units.decode("utf-16-le") == "reason"
        one.change(main, after)
        await one.until(main, [])
        one.change(main, PROJECT["main.py"])
        await one.until(main, ["NFX201"])


SCRIPT = '#!/usr/bin/env python3\nfrom settings import credentials\nprint("""\n""", credentials["user"], """\n""")\n'


@in_editor({**PROJECT, "tool": SCRIPT})
async def test_a_suppression_in_a_script_by_its_first_line_is_in_its_language(one: Editor, folder: Path) -> None:
    found = await offered(one, folder / "tool")
    after = applied(found["Suppress NFX201 on this line"], folder / "tool")
    assert after.splitlines()[3:] == ['""", credentials["user"], """', '""")  # noqa: NFX201 reason']


@in_editor({**PROJECT, "main.py": PROJECT["main.py"].replace("print(", "f(f'${1}', ")}, able=with_snippets)
async def test_a_client_that_takes_snippets_has_a_place_for_the_reason(one: Editor, folder: Path) -> None:
    action = (await offered(one, folder / "main.py"))["Suppress NFX201 on this line"]
    assert action.command is None and action.edit and action.edit.document_changes
    [change] = action.edit.document_changes
    assert isinstance(change, lsp.TextDocumentEdit)
    [edit] = change.edits
    assert isinstance(edit, lsp.SnippetTextEdit)
    assert edit.snippet.value == "  # noqa: NFX201 ${1:reason}"


@in_editor(able=with_little)
async def test_a_client_that_can_do_little_gets_no_word_that_nobody_meant(one: Editor, folder: Path) -> None:
    main, services = folder / "main.py", folder / ".platform" / "services.yaml"
    found = await offered(one, main)
    action = found["Suppress NFX201 on this line"]
    assert action.command is None
    assert applied(action, main).splitlines()[1].endswith("  # noqa: NFX201")
    await execute(one, found["Open the page of NFX201"])
    assert one.client.messages[-1].message.endswith("/docs/rules/NFX201.md")
    await execute(one, found["Plan the upgrade of 'timedb'"])
    [edit] = one.applied
    assert edit.changes and set(edit.changes) == {main.as_uri(), services.as_uri()}


@in_editor({**PROJECT, ".influx-lint.toml": "allow-suppressions = false\n"})
async def test_no_suppression_is_offered_where_none_is_heeded(one: Editor, folder: Path) -> None:
    assert set(await offered(one, folder / "main.py")) == {
        "Read `username` (look at the change)",
        "Open the page of NFX201",
        "Plan the upgrade of 'timedb'",
    }


@in_editor({**PROJECT, "main.py": ADVISED})
async def test_where_there_is_no_edit_there_is_advice(one: Editor, folder: Path) -> None:
    found = await offered(one, folder / "main.py", "quickfix")
    [action] = [each for title, each in found.items() if title.startswith("By hand: ")]
    assert action.edit is None and action.disabled is None
    await execute(one, action)
    assert f"By hand: {one.client.messages[-1].message}" == action.title


@in_editor(
    {
        **PROJECT,
        "lib.sh": 'get() { echo "$PLATFORM_RELATIONSHIPS" | base64 -d | jq -r --arg k "$1" \'.influxdb[0][$k]\'; }\n',
        "main.sh": ". ./lib.sh\nget bucket\n",
    }
)
async def test_a_fix_may_change_another_file(one: Editor, folder: Path) -> None:
    found = await offered(one, folder / "main.sh", "quickfix")
    action = found["Read `bucket` under `query` in lib.sh (look at the change)"]
    assert applied(action, folder / "main.sh") == ". ./lib.sh\nget bucket\n"
    assert "'(.influxdb[0] | .query[$k]? // .[$k])'" in applied(action, folder / "lib.sh")


@in_editor(TWO)
async def test_the_plan_is_of_the_service_that_a_finding_is_about(one: Editor, folder: Path) -> None:
    services = folder / ".platform" / "services.yaml"
    assert list(await offered(one, folder / "other.py", "refactor")) == ["Plan the upgrade of 'archive'"]
    found = await offered(one, services, "refactor")
    assert list(found) == ["Plan the upgrade of 'timedb'"]
    action = await one.client.code_action_resolve_async(found["Plan the upgrade of 'timedb'"])
    assert applied(action, services) == TWO[".platform/services.yaml"].replace("2.2", "2.7", 1)
    assert applied(action, folder / "other.py") == TWO["other.py"]


@in_editor(
    {**PROJECT, "main.py": 'import settings\nfor key in input():\n    print(settings.credentials["user" + key])\n'}
)
async def test_what_a_plan_leaves_is_said(one: Editor, folder: Path) -> None:
    found = await offered(one, folder / ".platform" / "services.yaml", "refactor")
    await one.client.code_action_resolve_async(found["Plan the upgrade of 'timedb'"])
    assert one.client.messages[-1].message.startswith("1 place breaks, or could not be judged, and is left to you")


@in_editor()
async def test_a_plan_says_that_a_file_could_not_be_read(one: Editor, folder: Path) -> None:
    (folder / "large.py").touch()
    os.truncate(folder / "large.py", MAX_CODE_BYTES + 1)
    found = await offered(one, folder / ".platform" / "services.yaml", "refactor")
    await one.client.code_action_resolve_async(found["Plan the upgrade of 'timedb'"])
    assert one.client.messages[-1].message.startswith("1 place breaks, or could not be judged, and is left to you")


@in_editor()
async def test_a_plan_goes_by_what_is_on_the_disk_now(one: Editor, folder: Path) -> None:
    main = folder / "main.py"
    found = await offered(one, folder / ".platform" / "services.yaml", "refactor")
    changed = "# more\n" + PROJECT["main.py"]
    main.write_text(changed, encoding="utf-8")
    action = await one.client.code_action_resolve_async(found["Plan the upgrade of 'timedb'"])
    assert applied(action, main) == changed.replace('"user"', '"username"')


@pytest.mark.parametrize("data", [None, 1, {}, {"kind": "source.fixAll.influx-lint"}, {"kind": "other", "path": []}])
def test_nonsense_in_an_action_has_no_edit(tmp_path: Path, data: Any) -> None:
    @in_editor()
    async def scenario(one: Editor, _: Path) -> None:
        action = await one.client.code_action_resolve_async(lsp.CodeAction("x", data=data))
        assert action.edit is None or not (action.edit.changes or action.edit.document_changes)

    scenario(tmp_path)
