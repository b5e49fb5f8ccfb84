"""Baselines: the findings that a project lives with for now, so that a run reports the others alone.

A finding is known again by its rule, its file and the lines that it spans (`influx_lint.fingerprints`), not by its
place, so that edits elsewhere don't revive it. Findings alike in all this are counted: one more is new, one less
leaves an entry that matches nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from influx_lint.errors import RunError
from influx_lint.findings import Finding, Outcome
from influx_lint.fingerprints import fingerprints
from influx_lint.repair.write import write_file
from influx_lint.text import Lines, reason

VERSION = 1
BASELINE = "baseline"
"""What `Suppressed.by` names for a finding that a baseline passes over."""

_LONGEST_TEXT = 120


class BaselineError(RunError):
    """A baseline can't be read; one line that starts with its path."""


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A known finding: its file, seen from the baseline's folder with forward slashes, its rule, and its fingerprint.
    `text` is the line that it was found on, for who reads the baseline; nothing depends on it."""

    path: str
    rule: str
    text: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of a baseline, and the folder that their paths are seen from."""

    folder: Path
    entries: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """Findings that a baseline does not know, those that it knows, its entries that match nothing any more, and those
    of which that is not known: their files were not looked at, or not to the end. These last ones are `doubted`."""

    new: tuple[Finding, ...]
    known: tuple[Finding, ...]
    stale: tuple[Known, ...]
    unseen: tuple[Known, ...] = ()
    doubted: tuple[Known, ...] = ()


def write(path: Path, outcome: Outcome, unseen: Sequence[Known] = (), seen_from: Path | None = None) -> None:
    """Write the baseline of a run: what it found, and what an earlier baseline passed over. Raises WriteError. `unseen`
    are the entries of that earlier baseline, whose folder is `seen_from`, that the run can say nothing of. A baseline
    that is there already is replaced as a whole."""
    folder = seen_from or path.parent
    moved = [replace(one, path=_seen_from(path.parent, os.path.normpath(folder / one.path))) for one in unseen]
    passed_over = [one.finding for one in outcome.suppressed if one.by == BASELINE]
    findings = sorted([*outcome.findings, *passed_over], key=lambda finding: finding.sort_key)
    write_file(path, _document(sorted([*_entries(findings, outcome.texts, path.parent), *moved])).encode())


def load(path: Path) -> Baseline:
    """Read a baseline. Raises BaselineError."""
    try:
        document: Any = json.loads(path.read_bytes())
        if document["influx-lint-baseline"] != VERSION:
            raise BaselineError(f"{path}: a baseline of another version of influx-lint; write it again")
        entries = tuple(Known(**entry) for entry in document["entries"])
    except OSError as error:
        raise BaselineError(f"{path}: {reason(error)}") from error
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        raise BaselineError(f"{path}: not a baseline of influx-lint") from error
    if not all(isinstance(value, str) for entry in entries for value in asdict(entry).values()):
        raise BaselineError(f"{path}: not a baseline of influx-lint")
    return Baseline(path.parent, entries)


def split(
    findings: Sequence[Finding],
    texts: Mapping[str, str],
    baseline: Baseline,
    looked_for: Callable[[Path], Collection[str]],
) -> Split:
    """Divide a run's findings, in order of `Finding.sort_key`, by whether `baseline` knows them. `texts` has the
    characters of the files by the findings' paths. `looked_for` gives the codes of the rules that the run looked for in
    a file (an absolute path), none where it did not check it: an entry is called stale only where a match would have
    been found, or where its file is gone."""
    entries = {(entry.path, entry.rule, entry.fingerprint): entry for entry in baseline.entries}
    keys = [(one.path, one.rule, one.fingerprint) for one in _entries(findings, texts, baseline.folder)]
    matched = {key for key in keys if key in entries}
    unmatched = [entry for key, entry in entries.items() if key not in matched]
    stale = {entry for entry in unmatched if _would_be_found(baseline.folder, entry, looked_for)}
    return Split(
        new=tuple(finding for finding, key in zip(findings, keys, strict=True) if key not in entries),
        known=tuple(finding for finding, key in zip(findings, keys, strict=True) if key in entries),
        stale=tuple(sorted(stale)),
        unseen=tuple(entry for entry in unmatched if entry not in stale),
    )


def place_of(entry: Known, folder: Path) -> Path:
    """The file that an entry of a baseline in `folder` speaks of."""
    return Path(os.path.normpath((folder / entry.path).absolute()))


def _would_be_found(folder: Path, entry: Known, looked_for: Callable[[Path], Collection[str]]) -> bool:
    path = place_of(entry, folder)
    return entry.rule in looked_for(path) or not path.exists()


def _entries(findings: Iterable[Finding], texts: Mapping[str, str], folder: Path) -> Iterator[Known]:
    """The entries of findings, in the same order. A file's fingerprints are those that it has in its own folder. So
    they are the same wherever the baseline stands."""
    for path, group in groupby(findings, key=lambda finding: finding.path):
        of_file = list(group)
        lines = Lines(texts.get(path, ""))
        marks = fingerprints(of_file, texts, str(Path(path).parent))
        for finding, mark in zip(of_file, marks, strict=True):
            yield Known(_seen_from(folder, path), finding.code, _first_line(finding, lines), mark)


def _seen_from(folder: Path, path: str) -> str:
    """A file's name from a folder, which may lead upward; the absolute name for a file on another drive."""
    try:
        name = os.path.relpath(path, folder)
    except ValueError:
        name = str(Path(path).absolute())
    return name.replace(os.sep, "/")


def _first_line(finding: Finding, lines: Lines) -> str:
    return lines.line(finding.span.line).strip()[:_LONGEST_TEXT] if finding.span.line <= len(lines) else ""


def _document(entries: Sequence[Known]) -> str:
    """The JSON text: an entry a line, so that a change of one is a change of one line."""
    lines = [json.dumps(asdict(entry)) for entry in entries]
    listed = ",".join(f"\n    {line}" for line in lines) + "\n  " * bool(lines)
    return f'{{\n  "influx-lint-baseline": {VERSION},\n  "entries": [{listed}]\n}}\n'
