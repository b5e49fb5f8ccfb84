"""What repairs did beside what they were made for: reads that are no longer seen, and reads that are wrong only now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from influx_lint.findings import Finding, Outcome
from influx_lint.paths import ShownNames
from influx_lint.registry import rules


class Harm(NamedTuple):
    """A key or a variable that a repair of something else has to do with, and the file."""

    path: str
    code: str
    name: str

    def advice(self, names: ShownNames) -> str:
        """What a person is told of a repair that did this."""
        where = names.shown(self.path)
        return (
            f"its repair was tried and taken back, since `{self.name}` in {where} would be read wrongly, or out of "
            "sight, after it: change what belongs together by hand"
        )


def harms(before: Outcome, fixed: Iterable[Finding], after: Outcome) -> list[Harm]:
    """What there is less or more of `after` repairs than the findings that were `fixed` account for.

    A read that is left must be told as before: when it vanishes, an edit beside it has made it look right. A new one
    with a fix is the next round's. Lines move, so reads are counted by file, rule and name.
    """
    expected, left = _counted(before.told) - _counted(fixed), _counted(after.told)
    unfixable = _counted(one for one in after.told if one.fix is None)
    return sorted({*(expected - left), *(unfixable - expected)})


def _counted(findings: Iterable[Finding]) -> Counter[Harm]:
    return Counter(Harm(one.path, one.code, one.about or "") for one in findings if one.rule in rules.OLD_READS)
