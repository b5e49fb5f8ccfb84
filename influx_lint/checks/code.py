"""NFX201, 202, 203, 210, 290, 291: code that reads InfluxDB credentials by the keys of the other version's shape.

The language's front end says which keys are read where, from which relationship; here the policy says which keys moved,
and the project which relationship is an InfluxDB service and which version it has.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ast
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from influx_lint.findings import Finding
    from influx_lint.languages.python.analysis import Analysis
    from influx_lint.project.model import Project
    from influx_lint.registry.policy import Policy


@cache
def _gate(policy: Policy) -> tuple[tuple[str, ...], tuple[bytes, ...]]:
    """The last parts of the keys that the policy speaks of, as text and as bytes, and in capitals, too."""
    last = {key for old, new in policy.moved_keys.items() for key in (old, new[-1])}
    names = tuple(sorted(last | {name.upper() for name in last}))
    return names, tuple(name.encode() for name in names)


def can_hold_finding(source: str | bytes, policy: Policy) -> bool:
    """Whether there can be a finding in a file with this text: one that mentions no key that moved has none.

    A finding may stand where a key is computed, or under a name that a constant of another file has; such a file
    subscripts, calls or formats something, and hardly any does not. So where no key is mentioned, only text that shows
    no sign of credentials at all is passed over.
    """
    texts, encoded = _gate(policy)
    if isinstance(source, bytes):
        return any(name in source for name in encoded) or b"elationships" in source or b"ELATIONSHIPS" in source
    return any(name in source for name in texts) or "elationships" in source or "ELATIONSHIPS" in source


@cache
def _analysis() -> Analysis:
    from influx_lint.languages.python.analysis import Analysis
    from influx_lint.project.files import python_files

    return Analysis(python_files)


@lru_cache(maxsize=1)
def _analysis_over(unsaved: frozenset[tuple[Path, bytes]]) -> Analysis:
    """The analysis that takes texts for what is on the disk; one at a time, since a repair has many states."""
    from influx_lint.languages.python.analysis import Analysis
    from influx_lint.project.files import python_files

    return Analysis(python_files, dict(unsaved))


def check(
    path: Path,
    source: str,
    *,
    project: Project | None,
    policy: Policy,
    relationships: Collection[str] = (),
    root: Path | None = None,
    tree: ast.Module | None = None,
    unsaved: Mapping[Path, bytes] | None = None,
) -> list[Finding]:
    """The findings of all six rules in the file at `path` (absolute), whose characters are `source`.

    `relationships` are names that the settings call InfluxDB. `root` is the folder of the project's code; without one
    it is the project's root, or else the folder of the outermost package around the file. `tree` is what was parsed
    from `source`, where it is there already. `unsaved` has the bytes of files that outweigh what is on the disk.
    """
    from influx_lint.checks.code_judge import Judge
    from influx_lint.checks.code_variables import variables

    base = root or (project.root if project is not None else _package_folder(path))
    own = variables(project, policy, path)
    code = frozenset((each, data) for each, data in (unsaved or {}).items() if each.suffix == ".py")
    analysis = _analysis_over(code) if code else _analysis()
    events = analysis.events(base, path, keys=_keys(policy), markers=own.markers, source=source, tree=tree)
    return Judge(path, project, policy, relationships, own).findings(events) if events else []


@cache
def _keys(policy: Policy) -> frozenset[tuple[str, ...]]:
    """The paths of the keys whose reads matter: the old ones, the new ones, and what leads to these."""
    new = policy.moved_keys.values()
    return frozenset({*((old,) for old in policy.moved_keys), *new, *(path[:1] for path in new)})


def _package_folder(path: Path) -> Path:
    folder = path.parent
    while (folder / "__init__.py").is_file() and (folder.parent / "__init__.py").is_file():
        folder = folder.parent
    return folder
