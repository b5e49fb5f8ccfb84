"""`influx-lint check` with --baseline: known findings are passed over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from influx_lint.commands.writing import tell
from influx_lint.findings import Suppressed
from influx_lint.project.layout import YAML
from influx_lint.registry.rules import UNPARSABLE_FILE
from influx_lint.repair import baseline as baselines

if TYPE_CHECKING:
    from collections.abc import Collection

    from influx_lint.findings import Outcome
    from influx_lint.repair.baseline import Baseline, Split
    from influx_lint.settings_files import SettingsFinder

_MOST_SHOWN = 10


def pass_over(outcome: Outcome, baseline: Baseline, finder: SettingsFinder) -> tuple[Outcome, Split]:
    """The outcome with the findings that a baseline knows among those suppressed, and how they were divided."""
    broken = {Path(one.path) for one in outcome.findings if one.rule is UNPARSABLE_FILE}
    checked = {Path(path) for path in outcome.checked}

    def looked_for(path: Path) -> Collection[str]:
        if path not in checked:
            return ()
        if path in broken:
            return (UNPARSABLE_FILE.code,)
        codes = finder.for_file(path).codes_for(path) - set(outcome.not_looked_for(path))
        # A run parses no Python that can't hold a finding, unless it is named.
        return codes - {UNPARSABLE_FILE.code} if path.suffix not in YAML else codes

    divided = baselines.split(outcome.findings, outcome.texts, baseline, looked_for)
    known = tuple(Suppressed(finding, baselines.BASELINE) for finding in divided.known)
    return outcome._replace(findings=divided.new, suppressed=(*outcome.suppressed, *known)), divided


def tell_of_stale(split: Split, name: str) -> None:
    """Say which entries of the baseline of that name match nothing any more."""
    stale = split.stale
    if not stale:
        return
    entries = "1 entry matches" if len(stale) == 1 else f"{len(stale)} entries match"
    tell(f"{name}: {entries} nothing any more; --write-baseline {name} writes it anew")
    for entry in stale[:_MOST_SHOWN]:
        tell(f"{name}: {entry.path}: {entry.rule} {entry.text}")
    if len(stale) > _MOST_SHOWN:
        tell(f"{name}: and {len(stale) - _MOST_SHOWN} more")
