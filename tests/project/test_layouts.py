"""Which files configure a project, and where its root is, from wherever one looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Make, influx_lint

from influx_lint.project.layout import Kind, find_root, kind_of, kind_of_named

OLD = "timedb: {type: influxdb:2.2}\n"


@pytest.mark.parametrize(
    ("folder", "name", "kind"),
    [
        (".platform", "services.yaml", Kind.SERVICES),
        (".symfony", "services.yml", Kind.SERVICES),
        (".magento", "services.yaml", Kind.SERVICES),
        (".platform", "applications.yaml", Kind.APPLICATIONS),
        (".upsun", "config.yaml", Kind.FLEX),
        (".upsun", "services.yaml", Kind.FLEX),
        (".upsun", "anything.yml", Kind.FLEX),
        ("app", ".platform.app.yaml", Kind.APPLICATION),
        ("app", ".symfony.cloud.yaml", Kind.APPLICATION),
        ("app", ".magento.app.yml", Kind.APPLICATION),
        (".platform", "routes.yaml", None),
        ("config", "services.yaml", None),
        ("", "docker-compose.yml", None),
        (".upsun", "README.md", None),
        (".platform", "services.yaml.bak", None),
    ],
)
def test_kinds(folder: str, name: str, kind: Kind | None, tmp_path: Path) -> None:
    assert kind_of(folder, name) is kind
    named = kind_of_named(tmp_path / folder / name)
    assert named is (kind or (Kind.SERVICES if name.endswith((".yaml", ".yml")) else None))


PLACES = [
    ".platform/services.yaml",
    ".platform/services.yml",
    ".symfony/services.yaml",
    ".magento/services.yaml",
    ".upsun/config.yaml",
    ".upsun/more.yml",
]


@pytest.mark.parametrize("place", PLACES)
def test_services_are_found_from_everywhere(place: str, make_project: Make) -> None:
    text = f"services:\n  {OLD}" if ".upsun" in place else f"# comment\n  {OLD}"
    root = make_project({f"p/{place}": text, "p/src/deep/x.txt": ""})
    found = [(2, 18, "NFX105" if ".upsun" in place else "NFX101")]
    folder, name = place.split("/")
    for here, argument in [
        (root / "p", "."),
        (root / "p", folder),
        (root / "p", place),
        (root, "p"),
        (root / "p" / folder, name),
        (root / "p" / folder, "."),
        (root / "p" / "src", ".."),
        (root / "p" / "src" / "deep", f"../../{place}"),
        (root, str(root / "p" / place)),
    ]:
        said = influx_lint("check", argument, folder=here)
        assert [place[1:] for place in said.places] == found, (here, argument)


def test_a_named_yaml_file_of_any_name_is_a_services_file(make_project: Make) -> None:
    root = make_project({"copy.yaml": OLD, "other.YML": OLD})
    assert influx_lint("check", "copy.yaml", folder=root).places == [("copy.yaml", 1, 16, "NFX101")]
    assert influx_lint("check", folder=root).status == 3


@pytest.mark.parametrize(
    ("files", "start", "root"),
    [
        ({"p/.platform/services.yaml": ""}, "p/.platform/services.yaml", "p"),
        ({"p/.platform/services.yaml": ""}, "p/a/b/c.py", "p"),
        ({"p/.platform/services.yaml": "", "p/a/.platform/services.yaml": ""}, "p/a/b/c.py", "p/a"),
        ({"p/.platform/services.yaml": "", "p/a/.git/HEAD": ""}, "p/a/b/c.py", "p/a"),
        ({"p/.platform/services.yaml": "", "p/a/.git": "gitdir: ../.git/modules/a"}, "p/a/b/c.py", "p"),
        ({"p/.git/HEAD": ""}, "p/a/b/c.py", "p"),
        ({"p/.git/HEAD": "", "p/.upsun/config.yaml": ""}, "p/.upsun/config.yaml", "p"),
        ({"p/.git/HEAD": "", "p/a/.platform.app.yaml": ""}, "p/a/b/c.py", "p"),
    ],
)
def test_roots(files: dict[str, str], start: str, root: str, make_project: Make) -> None:
    folder = make_project({**files, start: files.get(start, "")})
    assert find_root((folder / start).parent) == folder / root


def test_two_upsun_files_are_one_configuration(make_project: Make) -> None:
    root = make_project(
        {
            ".upsun/apps.yaml": "applications:\n  app:\n    relationships:\n      db: 'timesdb:influxdb'\n",
            ".upsun/services.yaml": f"services:\n  {OLD}",
            ".upsun/sub/ignored.yaml": f"services:\n  {OLD}",
        }
    )
    said = influx_lint("check", folder=root)
    assert said.places == [(".upsun/apps.yaml", 4, 12, "NFX120"), (".upsun/services.yaml", 2, 18, "NFX105")]


@pytest.mark.parametrize("services", ["", "null", "[]", "text", "{}"])
def test_upsun_files_need_no_services(services: str, make_project: Make) -> None:
    root = make_project({".upsun/config.yaml": f"routes: {{}}\nservices: {services}\n"})
    assert influx_lint("check", folder=root).status == 0
