"""A project is analysed as a whole: which files matter, and when files are read again."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Make

from influx_lint import text
from influx_lint.flow.events import KeyRead
from influx_lint.languages.analysis import Analysis, Wanted, analyse
from influx_lint.languages.python.front import FRONT_END
from influx_lint.languages.sources import Sources, is_source
from influx_lint.project import disk
from influx_lint.project.disk import Disk
from influx_lint.project.files import code_files

PRELUDE = """\
import base64, json, os
R = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = R["influxdb"][0]
"""

KEYS = frozenset({("user",), ("org",)})


def _keys(analysis: Analysis, root: Path, name: str, source: str | None = None) -> list[tuple[str, ...] | None]:
    events = analysis.found(root, root / name, Wanted(KEYS), source=source).events.get(root / name, ())
    return [event.key for event in events if isinstance(event, KeyRead)]


def _sources(root: Path) -> Sources:
    (paths,) = code_files(str(root), Disk()).values()
    return Sources(FRONT_END, root, paths, Disk())


@pytest.mark.parametrize(
    "text",
    [
        'os.environ["PLATFORM_RELATIONSHIPS"]',
        'os.environ["PLATFORM_" + "RELATIONSHIPS"]',
        "platform_relationships: str",
        'env_prefix = "platform_"\nrelationships: str',
        "from platformshconfig import Config",
    ],
)
def test_sources_are_told_by_their_text(text: str) -> None:
    assert is_source(text.encode(), (), FRONT_END.readers)


@pytest.mark.parametrize("text", ["relationships = []", "import platform", "sys.platform; relationships()"])
def test_other_files_are_no_sources(text: str) -> None:
    assert not is_source(text.encode(), (), FRONT_END.readers)


def test_a_project_without_a_source_is_not_parsed(make_project: Make) -> None:
    root = make_project({"main.py": 'ep["user"]'})
    assert _sources(root).relevant == {}
    assert _keys(Analysis(Disk()), root, "main.py") == []


def test_files_matter_that_import_a_source_or_are_imported(make_project: Make) -> None:
    root = make_project(
        {
            "conf.py": PRELUDE,
            "main.py": "import conf, helper\n",
            "helper.py": "",
            "far.py": "import main\n",
            "other.py": "import json\n",
        }
    )
    assert {Path(path).name for path in _sources(root).relevant} == {"conf.py", "main.py", "helper.py", "far.py"}


def test_findings_do_not_depend_on_which_file_is_asked_for(make_project: Make) -> None:
    files = {
        "helper.py": 'def use(c):\n    return c["user"]\n',
        "main.py": f"from helper import use\n{PRELUDE}use(ep)\n",
    }
    root = make_project(files)
    assert _keys(Analysis(Disk()), root, "helper.py") == [("user",)]
    both = Analysis(Disk())
    assert (_keys(both, root, "main.py"), _keys(both, root, "helper.py")) == ([], [("user",)])


def test_a_run_sees_one_state_and_the_next_one_what_has_changed(make_project: Make) -> None:
    root = make_project({"main.py": f'{PRELUDE}ep["user"]\n'})
    analysis = Analysis(Disk())
    assert _keys(analysis, root, "main.py") == [("user",)]
    (root / "main.py").write_text(f'{PRELUDE}ep["username"], ep["org"]\n', encoding="utf-8")
    assert _keys(analysis, root, "main.py") == [("user",)]
    analysis.disk.refresh()
    assert _keys(analysis, root, "main.py") == [("org",)]


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "conf.py").write_text(PRELUDE, encoding="utf-8"),
        lambda root: (root / "new.py").write_text(f"from main import use\n{PRELUDE}use(ep)\n", encoding="utf-8"),
    ],
    ids=["file", "new file"],
)
def test_a_change_to_another_file_is_seen_by_the_next_run(change: Callable[[Path], object], make_project: Make) -> None:
    main = 'from conf import ep\ndef use(c):\n    return c["user"]\nuse(ep)\n'
    root = make_project({"main.py": main, "conf.py": "ep = {}\n"})
    analysis = Analysis(Disk())
    assert _keys(analysis, root, "main.py", main) == []
    change(root)
    analysis.disk.refresh()
    assert _keys(analysis, root, "main.py", main) == [("user",)]
    (root / "conf.py").write_text("ep = {}\n", encoding="utf-8")
    (root / "new.py").unlink(missing_ok=True)
    analysis.disk.refresh()
    assert _keys(analysis, root, "main.py", main) == []


def test_only_what_has_changed_is_read_again(make_project: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"main.py": f'{PRELUDE}ep["user"]\n', "far.py": "import main\n", "other.py": "x = 1\n"}
    root = make_project(files)
    read: list[str] = []

    def reading(path: str, limit: int) -> tuple[bytes, os.stat_result]:
        read.append(Path(path).name)
        return text.read_regular(path, limit)

    monkeypatch.setattr(disk, "read_regular", reading)
    analysis = Analysis(Disk())
    for _ in range(2):
        for name, content in files.items():
            _keys(analysis, root, name, content)
        assert sorted(read) == sorted(files)
        analysis.disk.refresh()
    (root / "far.py").write_text("import main, other\n", encoding="utf-8")
    for name in files:
        _keys(analysis, root, name)
    assert sorted(read) == sorted([*files, "far.py"])


def test_a_file_that_is_gone_has_no_part_in_the_next_run(make_project: Make) -> None:
    root = make_project({"main.py": 'from conf import ep\nep["user"]\n', "conf.py": PRELUDE})
    analysis = Analysis(Disk())
    assert _keys(analysis, root, "main.py") == [("user",)]
    (root / "conf.py").unlink()
    analysis.disk.refresh()
    assert _keys(analysis, root, "main.py") == []


def test_text_that_is_not_on_disk_outweighs_the_file(make_project: Make) -> None:
    root = make_project({"main.py": f'{PRELUDE}ep["user"]\n', "new.py": ""})
    analysis = Analysis(Disk())
    assert _keys(analysis, root, "main.py", f'{PRELUDE}ep["org"]\n') == [("org",)]
    assert _keys(analysis, root, "new.py", 'from main import ep\nep["org"]\n') == [("org",)]
    assert _keys(analysis, root, "main.py") == [("user",)]


@pytest.mark.parametrize(
    "data",
    [
        f'# -*- coding: latin-1 -*-\n# \xe9\n{PRELUDE}ep["user"]\n'.encode("latin-1"),
        f'{PRELUDE}ep["user"]\n'.encode("utf-8-sig"),
        f'{PRELUDE}ep["user"]\n'.replace("\n", "\r\n").encode(),
    ],
    ids=["latin-1", "byte-order mark", "CRLF"],
)
def test_other_encodings_and_line_endings_are_the_same_text(data: bytes, make_project: Make) -> None:
    root = make_project({"main.py": data})
    analysis = Analysis(Disk())
    text = data.decode("latin-1" if b"latin-1" in data else "utf-8-sig").replace("\r\n", "\n")
    assert _keys(analysis, root, "main.py", text) == [("user",)]


@pytest.mark.parametrize("data", [b"def (:\n", b"# coding: no-such\n", b"\xff\xfe\x00", b'x = "\x00"\n'])
def test_a_file_that_cannot_be_parsed_has_no_part(data: bytes, make_project: Make) -> None:
    root = make_project(
        {"bad.py": data, "main.py": f'try:\n    import bad\nexcept Exception: pass\n{PRELUDE}ep["user"]\n'}
    )
    analysis = Analysis(Disk())
    assert _keys(analysis, root, "main.py") == [("user",)]
    assert _keys(analysis, root, "bad.py") == []


def test_what_an_analysis_left_is_looked_through_for_garbage_from_the_next_run_on(make_project: Make) -> None:
    gc.unfreeze()
    root = make_project({"main.py": f'{PRELUDE}ep["user"]\n'})
    analysis = Analysis(Disk(), sets_aside=True)
    assert _keys(analysis, root, "main.py") == [("user",)]
    assert gc.get_freeze_count() > 0
    analysis.refresh()
    assert gc.get_freeze_count() == 0


def test_what_is_gone_through_by_itself_has_endpoints_of_its_own(make_project: Make) -> None:
    program = f'{PRELUDE}ep["user"]\n'
    root = make_project({"one/main.py": program, "other/main.py": program})
    parts = [Sources(FRONT_END, root, [str(root / name / "main.py")], Disk()) for name in ("one", "other")]
    found = [event for events in analyse(parts, Wanted(KEYS)).events.values() for event in events]
    endpoints = [event.endpoint for event in found if isinstance(event, KeyRead)]
    assert len(set(endpoints)) == len(endpoints) == 2
