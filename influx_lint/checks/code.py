"""NFX201 to NFX210, 290, 291, 903: code that reads InfluxDB credentials by the keys of the other version's shape.

The language's front end says which keys are read where, from which relationship; here the policy says which keys moved,
and the project which relationship is an InfluxDB service and which version it has.
"""

from __future__ import annotations

import os
from functools import cache

from influx_lint.project.layout import JSON
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    import ast
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from influx_lint.checks.code_judge import Judge
    from influx_lint.checks.code_variables import Variables
    from influx_lint.checks.doubts import Doubts
    from influx_lint.findings import Finding
    from influx_lint.flow.events import Event, Payload, Unfollowed
    from influx_lint.languages.python.analysis import Analysis, Found
    from influx_lint.project.model import Project
    from influx_lint.project.workspace import Workspace
    from influx_lint.registry.policy import Policy


@cache
def _gate(policy: Policy) -> tuple[tuple[str, ...], tuple[bytes, ...]]:
    """The last parts of the keys that the policy speaks of, as text and as bytes, and in capitals, too."""
    last = {key for old, new in policy.moved_keys.items() for key in (old, new[-1])}
    names = tuple(sorted(last | {name.upper() for name in last}))
    return names, tuple(name.encode() for name in names)


def can_hold_finding(source: str | bytes, policy: Policy, *, computed: bool = False) -> bool:
    """Whether there can be a finding in a file with this text, as far as a look at the text alone can tell.

    A finding needs a key that moved: one that the file mentions, or that a name stands for which it imports. With
    `computed`, keys that the program computes count as well (NFX291): those need no mention.
    """
    if computed:
        return True
    if isinstance(source, bytes):
        return b"import" in source or _names_key(source, policy)
    return "import" in source or any(name in source for name in _gate(policy)[0])


def _names_key(data: bytes, policy: Policy) -> bool:
    return any(name in data for name in _gate(policy)[1])


def check(
    path: Path,
    source: str,
    *,
    project: Project | None,
    policy: Policy,
    relationships: Collection[str] = (),
    root: Path | None = None,
    tree: ast.Module | None = None,
    analysis: Analysis | None = None,
    with_fixes: bool = False,
) -> list[Finding]:
    """The findings of all these rules in the file at `path` (absolute), whose characters are `source`.

    `relationships` are names that the settings call InfluxDB. `root` is the folder of the project's code; without one
    it is the project's root, or else the folder of the outermost package around the file. `tree` is what was parsed
    from `source`, where it is there already. `analysis` is that of the run; without one, `source` is checked alone in a
    run of its own. `with_fixes` has each finding carry its fix, or advice where there is none.
    """
    from influx_lint.checks.code_judge import Judge
    from influx_lint.pages import Page

    base = _code_root(path, root or (project.root if project is not None else None))
    project = _with_reached(project, policy)
    own = _variables(project, policy, path)
    if analysis is None:
        from influx_lint.languages.python.analysis import Analysis
        from influx_lint.project.disk import Disk

        analysis = Analysis(Disk())
    found = analysis.found(base, path, keys=_keys(policy), markers=own.markers, source=source, tree=tree)
    events, unfollowed = found.events.get(path, ()), found.unfollowed.get(path, ())
    payloads = found.payloads.get(path, ())
    if not events and not unfollowed and not payloads:
        return []
    page = Page(path, source)
    judge = Judge(page, project, policy, relationships, own)
    judged = judge.judged(events)
    findings = [*judge.findings(judged), *_not_followed(judge, unfollowed)]
    if payloads:
        findings += _payloads(payloads, found, judge, tree)
    findings.sort(key=lambda one: one.sort_key)
    if not with_fixes or not events:
        return findings
    from influx_lint.checks.code_fixes import Fixes

    fixes = Fixes(
        judged,
        found,
        root=base,
        path=path,
        text=source,
        tree=tree,
        policy=policy,
        variables=own,
        analysis=analysis,
    )
    return fixes.attached(findings)


def _not_followed(judge: Judge, unfollowed: Iterable[Unfollowed]) -> Iterator[Finding]:
    """The findings about code of a page that could not be followed to its end, unless it gets nothing of InfluxDB's."""
    from influx_lint.registry import rules

    for one in unfollowed:
        if one.relationships and all(map(judge.is_of_another, one.relationships)):
            continue
        message = f"the code from line {one.origin.span.line} on could not be followed to its end: {one.reason}"
        finding = judge.page.finding(rules.NOT_FOLLOWED, one.origin, message)
        if finding is not None:
            yield finding


def _payloads(payloads: Sequence[Payload], found: Found, judge: Judge, tree: ast.Module | None) -> Iterator[Finding]:
    """The findings about what the code of a page makes up itself."""
    from influx_lint.checks import code_payloads
    from influx_lint.languages.python.edits import Source

    events = [event for events in found.events.values() for event in events]
    writer = code_payloads.InCode(lambda: Source(judge.page.text, tree))
    return code_payloads.check(payloads, events, judge, writer)


def documents(path: Path, *, project: Project | None, policy: Policy, root: Path, analysis: Analysis) -> list[Path]:
    """The JSON files that code of the project of `path`, a file or folder, puts in the place of credentials."""
    found = _of_documents(path, project, policy, root, analysis)
    return sorted(one for one in found.payloads if one.suffix == JSON)


def can_be_document(data: bytes, policy: Policy) -> bool:
    """Whether a JSON file can hold a finding, whatever the project is: a key that moved must be written in it."""
    keys = (key.encode() for key in policy.moved_keys)
    return any(key + end in data for key in keys for end in (b'"', b"\\"))


def check_document(
    path: Path,
    data: bytes,
    *,
    project: Project | None,
    policy: Policy,
    relationships: Collection[str],
    root: Path,
    analysis: Analysis,
) -> tuple[str, list[Finding]]:
    """The characters of the JSON file at `path` (absolute), one of `documents`, and its findings, each with its fix or
    with advice. The other arguments are those of `check`."""
    from influx_lint.checks import code_payloads
    from influx_lint.checks.code_judge import Judge
    from influx_lint.checks.code_variables import NO_VARIABLES
    from influx_lint.pages import Page
    from influx_lint.project import json_nodes

    text = data.decode("utf-8")
    found = _of_documents(path, project, policy, root, analysis)
    judge = Judge(Page(path, text), _with_reached(project, policy), policy, relationships, NO_VARIABLES)
    events = [event for events in found.events.values() for event in events]
    writer = code_payloads.InDocument(lambda: json_nodes.read(path, data), path in found.used_elsewhere)
    findings = code_payloads.check(found.payloads.get(path, ()), events, judge, writer)
    return text, sorted(findings, key=lambda one: one.sort_key)


def has_doubts_about_documents(workspace: Workspace, policy: Policy, path: Path, analysis: Analysis) -> bool:
    """Whether the code of a project could not be followed to its end, so that there may be more in its JSON files."""
    found = _of_documents(path, workspace.project, policy, workspace.root, analysis)
    return not (workspace.is_whole and workspace.has_both_ends and found.is_whole)


def _of_documents(path: Path, project: Project | None, policy: Policy, root: Path, analysis: Analysis) -> Found:
    markers = _variables(_with_reached(project, policy), policy, path).markers
    return analysis.of_documents(root, keys=_keys(policy), markers=markers)


def doubts(path: Path, source: str, *, workspace: Workspace, policy: Policy, analysis: Analysis) -> Doubts:
    """What was not looked for to the end in the file at `path` (absolute), whose characters are `source`.

    Its findings rest on the configuration, on all code through which credentials may come to it, and on what is
    imported there.
    """
    from influx_lint.checks.doubts import Doubts
    from influx_lint.registry import rules

    project = workspace.project
    is_told = workspace.is_whole and workspace.has_both_ends and project is not None and project.has_code(path)
    if not is_told:
        return Doubts(rules.OF_CODE)
    base = _code_root(path, workspace.root)
    own = _variables(_with_reached(project, policy), policy, path)
    found = analysis.found(base, path, keys=_keys(policy), markers=own.markers, source=source)
    unsure = analysis.has_gaps(base, path, own.markers) or analysis.leads_nowhere(base, path, own.markers)
    if unsure or not found.is_whole:
        return Doubts(rules.OF_CODE)
    return Doubts(computed=_computed(found.events.get(path, ())))


def _computed(events: Iterable[Event]) -> frozenset[int]:
    """The lines on which a key is read of which nothing is known."""
    from influx_lint.flow.events import KeyRead

    return frozenset(
        line
        for event in events
        if isinstance(event, KeyRead) and event.key is None
        for line in range(event.span.line, event.span.end_line + 1)
    )


class Gate:
    """Tells, without parsing it, whether there can be a finding in a Python file of one folder.

    Files that can't be parsed may be among those in which there can.
    """

    def __init__(
        self,
        path: Path,
        project: Project | None,
        policy: Policy,
        root: Path,
        analysis: Analysis,
        *,
        computed: bool = False,
    ) -> None:
        """`path` is any file in the folder, and `root` the folder of the project's code. With `computed`, keys that
        the program computes count as well (`can_hold_finding`)."""
        self._computed = computed
        self._policy = policy
        self._analysis = analysis
        self._base = _code_root(path, root)
        self._markers = _variables(_with_reached(project, policy), policy, path).markers

    def lets_pass(self, path: str, data: bytes, *, is_parsed: bool = False) -> bool:
        """Whether there can be a finding in the file at `path`, if it holds these bytes.

        It names a key or may import its name, and it gets hold of relationships or may be handed any. With `is_parsed`,
        it makes no difference here whether the file can be parsed.
        """
        if not can_hold_finding(data, self._policy, computed=self._computed):
            return False
        if is_parsed and self._is_spared(path, data):
            return False
        return self._analysis.matters(self._base, path, data, self._markers)

    def _is_spared(self, path: str, data: bytes) -> bool:
        """Whether one file alone spares a look at the whole project, unless that has been taken already."""
        return not (self._analysis.has_looked(self._base, self._markers) or self._can_name_key(path, data))

    def _can_name_key(self, path: str, data: bytes) -> bool:
        """The same without a look at the whole project. What gets hold of relationships may do what cannot be followed
        without naming a key (NFX903)."""
        from influx_lint.languages.python.modules import imports_own, is_source

        return (
            self._computed
            or _names_key(data, self._policy)
            or is_source(data, self._markers)
            or imports_own(self._base, path, data)
        )


def _with_reached(project: Project | None, policy: Policy) -> Project | None:
    if project is None:
        return None
    from influx_lint.checks.influxdb import with_reached

    return with_reached(project, policy)


def _variables(project: Project | None, policy: Policy, path: Path) -> Variables:
    from influx_lint.checks.code_variables import variables

    return variables(project, policy, path)


@cache
def _keys(policy: Policy) -> frozenset[tuple[str, ...]]:
    """The paths of the keys whose reads matter: the old ones, the new ones, and what leads to these."""
    new = policy.moved_keys.values()
    return frozenset({*((old,) for old in policy.moved_keys), *new, *(path[:1] for path in new)})


def _code_root(path: Path, root: Path | None) -> Path:
    """The folder whose code is analysed with `path`: the project's, unless a root was named that does not hold it."""
    if root is not None and str(path).startswith(os.path.join(root, "")):  # noqa: PTH118
        return root
    return _package_folder(path)


def _package_folder(path: Path) -> Path:
    folder = path.parent
    while (folder / "__init__.py").is_file() and (folder.parent / "__init__.py").is_file():
        folder = folder.parent
    return folder
