"""The documentation is current: generated parts, the rules' addresses, links, commands."""

from __future__ import annotations

import importlib
import re
import runpy
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt

import influx_lint
from influx_lint.registry.rule import Rule
from influx_lint.registry.rules import RULES

CHECKOUT = Path(__file__).parent.parent
REPOSITORY = "https://github.com/influx-lint/influx-lint/blob/main/"
PAGES = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md"), *CHECKOUT.glob("tests/cases/*.md")])


@cache
def anchors(page: Path) -> frozenset[str]:
    """The anchors that GitHub gives to the headings of a page."""
    tokens = MarkdownIt().parse(page.read_text(encoding="utf-8"))
    headings = [inline for token, inline in pairwise(tokens) if token.type == "heading_open"]
    texts = ("".join(child.content for child in inline.children or ()) for inline in headings)
    return frozenset(re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for text in texts)


def links(page: Path) -> list[str]:
    """The addresses that a page links to, tables included."""
    tokens = MarkdownIt().enable("table").parse(page.read_text(encoding="utf-8"))
    children = [child for token in tokens for child in token.children or ()]
    return [str(child.attrs["href"]) for child in children if child.type == "link_open"]


def broken(page: Path, address: str) -> bool:
    """Whether an address names a file of the repository, or a heading in one, that is not there."""
    if address.startswith(REPOSITORY):
        address, page = address.removeprefix(REPOSITORY), CHECKOUT / "README.md"
    elif ":" in address:
        return False
    path, _, anchor = unquote(address).partition("#")
    target = page.parent / path if path else page
    return not target.exists() or bool(anchor and anchor not in anchors(target.resolve()))


@cache
def generated() -> dict[Path, str]:
    """What docs/generate.py would write, by path."""
    documents: dict[Path, str] = runpy.run_path(str(CHECKOUT / "docs" / "generate.py"))["generated"](CHECKOUT)
    return documents


def test_every_kind_of_document_is_generated() -> None:
    names = {path.relative_to(CHECKOUT).as_posix() for path in generated()}
    assert {"docs/rules.md", "docs/rules/NFX101.md", "docs/settings.md", "schemas/settings.schema.json"} <= names


def test_generated_documents_are_current() -> None:
    stale = [path.name for path, text in generated().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "`make docs` writes them"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rules_address_is_its_page_which_tells_all_of_it(rule: Rule) -> None:
    page = generated()[CHECKOUT / rule.url.removeprefix(REPOSITORY)]
    wanted = (rule.name, rule.explanation, rule.remedy, rule.source, *rule.bad.files.values())
    changed = [text for path, text in rule.good.files.items() if rule.bad.files.get(path) != text]
    assert [one for one in (*wanted, *changed) if one not in page] == []


def test_no_page_of_a_rule_is_left_over() -> None:
    assert {path.stem for path in CHECKOUT.glob("docs/rules/*")} == {rule.code for rule in RULES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    assert [address for address in links(page) if broken(page, address)] == []


def test_the_site_has_a_place_for_every_page() -> None:
    site = (CHECKOUT / "zensical.toml").read_text(encoding="utf-8")
    pages = [path.relative_to(CHECKOUT / "docs").as_posix() for path in CHECKOUT.glob("docs/**/*.md")]
    assert sorted(re.findall(r'= "([^"]+\.md)"', site)) == sorted([*pages, "index.md"])


def test_facts_that_code_cites_stand_there() -> None:
    code = (path.read_text(encoding="utf-8") for path in Path(influx_lint.__file__).parent.rglob("*.py"))
    cited = {" ".join(heading.split()) for text in code for heading in re.findall(r'docs/facts\.md,\s+"([^"]+)"', text)}
    headings = re.findall(r"^##+ (.+)$", (CHECKOUT / "docs" / "facts.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert cited
    assert cited <= set(headings)


def test_broken_links_are_noticed() -> None:
    readme = CHECKOUT / "README.md"
    assert broken(readme, "docs/nowhere.md")
    assert broken(readme, REPOSITORY + "docs/rules.md#nothing")
    assert not broken(readme, REPOSITORY + "docs/rules.md#services-and-applications")


def test_every_part_and_dependency_has_its_reason_in_the_architecture() -> None:
    page = (CHECKOUT / "docs" / "architecture.md").read_text(encoding="utf-8")
    package = Path(influx_lint.__file__).parent
    modules = {f"`{path.name}`" for path in package.glob("*.py") if not path.name.startswith("__")}
    folders = {f"`{path.parent.name}/`" for path in package.glob("*/__init__.py")}
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = [
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    ]
    names = {re.split(r"[<>=!~\[; ]", one)[0] for one in required}
    assert sorted(word for word in modules | folders | names if word not in page) == []


def named_in_the_package(page: str) -> list[str]:
    """The dotted names in a page that begin with a part of the package: `run.check`."""
    parts = {path.stem for path in Path(influx_lint.__file__).parent.iterdir()}
    names = re.findall(r"`(\w+(?:\.\w+)+)`", (CHECKOUT / page).read_text(encoding="utf-8"))
    return [name for name in names if name.split(".")[0] in parts and not name.endswith((".py", ".json"))]


def is_there(name: str) -> bool:
    """Whether a name of the package means something."""
    module, *rest = name.split(".")
    found = importlib.import_module(f"influx_lint.{module}")
    for part in rest:
        if not hasattr(found, part) and hasattr(found, "__path__"):
            importlib.import_module(f"{found.__name__}.{part}")
        found = getattr(found, part)
    return found is not None


def test_what_the_architecture_names_is_there() -> None:
    names = named_in_the_package("docs/architecture.md")
    assert {"run.check", "flow.platform_reads.read_key", "repair.write.write_all"} <= set(names)
    assert all(map(is_there, names))


@pytest.mark.parametrize("name", ["run.nothing", "flow.nothing.at_all"])
def test_what_is_not_there_is_noticed(name: str) -> None:
    with pytest.raises((AttributeError, ImportError)):
        is_there(name)


def test_code_in_the_page_on_languages_is_the_toys() -> None:
    page = (CHECKOUT / "docs" / "adding-a-language.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    toy = [*(CHECKOUT / "tests" / "flow").glob("toy*.py"), *(CHECKOUT / "tests" / "languages").rglob("*.py")]
    texts = [path.read_text(encoding="utf-8") for path in toy]
    assert shown
    assert [code for code in shown if not any(code in text for text in texts)] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_targets_of_make_exist(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = (CHECKOUT / page).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^|`)make (?:PYTHON=\S+ )?([a-z]+)", text, re.MULTILINE))
    assert named
    assert named <= targets
