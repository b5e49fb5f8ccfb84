"""Which files count that are open: those that `check` would find in the folders, saved or not, and what is outside."""

from __future__ import annotations

from pathlib import Path

from editing import PROJECT, Editor, codes, in_editor
from lsprotocol import types as lsp

READ = PROJECT["settings.py"] + 'print(credentials["user"])\n'


OLD_PAYLOAD = '{"influxdb": [{"user": "u", "password": "p", "scheme": "http", "org": "o", "bucket": "b"}]}'


async def twice(one: Editor, path: Path) -> tuple[list[str], list[str]]:
    """The codes of a file in a look at what is open, and in a look at the whole."""
    open_ones = codes(await one.asked(path))
    reports = await one.asked_about_all()
    report = reports.get(path.as_uri())
    assert report is None or isinstance(report, lsp.WorkspaceFullDocumentDiagnosticReport)
    return open_ones, codes(report.items) if report else []


@in_editor(
    {
        **PROJECT,
        ".influx-lint.toml": 'exclude = ["legacy/", "*.json"]\n',
        ".gitignore": "build/\n",
        "legacy/main.py": READ,
        "build/main.py": READ,
        "node_modules/tool/main.py": READ,
        "README.md": "a: b: c\n",
        "compose.yaml": "a: b: c\n",
        "other.py": "def f(:\n",
        "sample.json": OLD_PAYLOAD,
        "load.py": """
import base64, os
text = base64.b64encode(open("sample.json").read().encode()).decode()
os.environ["PLATFORM_RELATIONSHIPS"] = text
""",
    }
)
async def test_what_no_search_finds_is_left_alone(one: Editor, folder: Path) -> None:
    for name in (
        *("legacy/main.py", "build/main.py", "node_modules/tool/main.py", "README.md", "compose.yaml"),
        *("other.py", "sample.json"),
    ):
        one.open(folder / name)
        assert await twice(one, folder / name) == ([], []), name


@in_editor({**PROJECT, ".influx-lint.toml": 'exclude = ["legacy/"]\n', "legacy/old.py": "", ".gitignore": "/out.py\n"})
async def test_files_that_are_not_saved_yet_count(one: Editor, folder: Path) -> None:
    for name, expected in (
        ("new.py", ["NFX201"]),
        ("job", ["NFX201"]),
        ("legacy/new.py", []),
        ("out.py", []),
        ("new.txt", []),
    ):
        one.open(folder / name, "#!/usr/bin/env python3\n" + READ)
        assert await twice(one, folder / name) == (expected, expected), name
    one.open(folder / "first.py", PROJECT["settings.py"])
    one.open(folder / "second.py", 'import first\nprint(first.credentials["org"])\n')
    assert await twice(one, folder / "second.py") == (["NFX202"], ["NFX202"])


@in_editor(folders=())
async def test_what_is_outside_counts_as_if_it_were_named(one: Editor, folder: Path) -> None:
    for name, text, expected in (
        ("main.py", PROJECT["main.py"], ["NFX201"]),
        ("other.py", "def f(:\n", ["NFX901"]),
        ("compose.yaml", "a: b: c\n", []),
    ):
        one.open(folder / name, text)
        assert codes(await one.asked(folder / name)) == expected, name


@in_editor()
async def test_a_file_that_is_too_large_is_told(one: Editor, folder: Path) -> None:
    main = folder / "main.py"
    one.open(main)
    await one.until(main, ["NFX201"])
    one.change(main, PROJECT["main.py"] + f"# {'.' * 17_000_000}\n")
    [shown] = await one.until(main, ["NFX901"])
    assert shown.message == "could not be checked: larger than 16 MB"


@in_editor(
    {f"{name}/{path}": text for name in ("good", "bad") for path, text in PROJECT.items()}
    | {"bad/.influx-lint.toml": "vendor = 1\n", "good/.influx-lint.toml": 'ignore = ["NFX101"]\n'},
    folders=("good", "bad"),
)
async def test_each_folder_has_its_own_settings_right_or_wrong(one: Editor, folder: Path) -> None:
    for name, expected in (("good", ["NFX201"]), ("bad", ["NFX901"])):
        one.open(folder / name / "main.py")
        await one.until(folder / name / "main.py", expected)
    assert {Path(uri).parent.name for uri in await one.asked_about_all()} == {"good", "bad"}
    assert not one.shown(folder / "good" / ".platform" / "services.yaml")
    (folder / "bad" / ".influx-lint.toml").unlink()
    one.tell_of(folder / "bad" / ".influx-lint.toml", kind=lsp.FileChangeType.Deleted)
    await one.until(folder / "bad" / "main.py", ["NFX201"])
    await one.until(folder / "bad" / ".platform" / "services.yaml", ["NFX101"])


@in_editor({"a b.py": READ, **PROJECT})
async def test_addresses_are_taken_as_they_are_spelled(one: Editor, folder: Path) -> None:
    await one.until(folder / "a b.py", ["NFX201"])
    spelled = (folder / "a b.py").as_uri().replace("%20b", "%20%62")
    item = lsp.TextDocumentItem(spelled, "python", 1, READ)
    one.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
    while spelled not in one.client.diagnostics:
        await one.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    assert codes(one.client.diagnostics[spelled]) == ["NFX201"]
    assert not one.shown(folder / "a b.py")


@in_editor(pull=True)
async def test_what_is_asked_about_is_not_told_besides(one: Editor, folder: Path) -> None:
    main, services = folder / "main.py", folder / ".platform" / "services.yaml"
    await one.until(main, ["NFX201"])
    one.open(main)
    assert codes(await one.asked(main)) == ["NFX201"]
    await one.until(main, [])
    one.close(main)
    await one.until(main, ["NFX201"])
    await one.until(services, ["NFX101"])
    await one.asked_about_all()
    await one.until(main, [])
    await one.until(services, [])


@in_editor({f"real/{name}": text for name, text in PROJECT.items()}, folders=())
async def test_a_file_has_one_name_where_links_lead_to_its_folder(one: Editor, folder: Path) -> None:
    (folder / "link").symlink_to(folder / "real", target_is_directory=True)
    added = lsp.WorkspaceFoldersChangeEvent([lsp.WorkspaceFolder((folder / "link").as_uri(), "link")], [])
    one.client.workspace_did_change_workspace_folders(lsp.DidChangeWorkspaceFoldersParams(added))
    main = folder / "real" / "main.py"
    one.open(main)
    await one.until(main, ["NFX201"])
    assert await twice(one, main) == (["NFX201"], ["NFX201"])
    assert not one.shown(folder / "link" / "main.py")
    action, *_ = await one.actions(main, one.shown(main)[0].range)
    assert action.edit and list(action.edit.changes or ()) == [main.as_uri()]
