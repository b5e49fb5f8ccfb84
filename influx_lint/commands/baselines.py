"""`influx-lint check` with --baseline: known findings are passed over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from influx_lint.commands.writing import tell
from influx_lint.findings import Outcome, Suppressed
from influx_lint.project.layout import YAML
from influx_lint.registry.rules import UNPARSABLE_FILE
from influx_lint.repair import baseline as baselines
from influx_lint.repair.baseline import Baseline, Known, Split

if TYPE_CHECKING:
    from influx_lint.settings_files import SettingsFinder

_MOST_SHOWN = 10


def pass_over(outcome: Outcome, baseline: Baseline, finder: SettingsFinder) -> tuple[Outcome, Split]:
    """The outcome with the findings that a baseline knows among those suppressed, and how they were divided."""
    broken = {Path(one.path) for one in outcome.findings if one.rule is UNPARSABLE_FILE}
    checked = {Path(path) for path in outcome.checked}

    def wanted(path: Path) -> Collection[str]:
        codes = finder.for_file(path).codes_for(path) if path in checked else frozenset()
        # A run parses no code that can't hold a finding, unless it is named.
        return codes - {UNPARSABLE_FILE.code} if path.suffix not in YAML else codes

    def looked_for(path: Path) -> Collection[str]:
        if path in broken:
            return (UNPARSABLE_FILE.code,)
        codes = wanted(path)
        return set(codes).difference(outcome.not_looked_for(path)) if codes else codes

    divided = baselines.split(outcome.findings, outcome.texts, baseline, looked_for)
    doubted = [each for each in divided.unseen if each.rule in wanted(baselines.place_of(each, baseline.folder))]
    divided = replace(divided, doubted=tuple(doubted))
    known = tuple(Suppressed(finding, baselines.BASELINE) for finding in divided.known)
    return outcome._replace(findings=divided.new, suppressed=(*outcome.suppressed, *known)), divided


def tell_of_stale(split: Split, name: str) -> None:
    """Say which entries of the baseline of that name match nothing any more, and of which that is not certain."""
    _tell_of(split.stale, name, f"nothing any more; --write-baseline {name} writes it anew")
    _tell_of(split.doubted, name, "nothing, but may still: not everything that its findings rest on could be read")


def _tell_of(entries: Sequence[Known], name: str, what: str) -> None:
    if not entries:
        return
    tell(f"{name}: {'1 entry matches' if len(entries) == 1 else f'{len(entries)} entries match'} {what}")
    for entry in entries[:_MOST_SHOWN]:
        tell(f"{name}: {entry.path}: {entry.rule} {entry.text}")
    if len(entries) > _MOST_SHOWN:
        tell(f"{name}: and {len(entries) - _MOST_SHOWN} more")
