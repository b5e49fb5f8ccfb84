"""What tells findings apart from one run to the next, wherever their lines have moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from influx_lint.findings import Finding
from influx_lint.paths import relative
from influx_lint.text import Lines


def fingerprints(findings: Iterable[Finding], texts: Mapping[str, str], root: str) -> list[str]:
    """A fingerprint for each finding: 32 hexadecimal digits, no two of them the same.

    It is made from the rule's code, the file's name from the folder `root`, and the lines that the finding spans
    without the white space around them. Findings alike in all this are told apart by their number, so give them in
    order of `Finding.sort_key`, all that a run found, those suppressed included. `texts` has the characters of the
    files by the findings' paths; for a file that is missing there, or has no such line, the line counts as empty."""
    from hashlib import sha256

    @cache
    def lines(path: str) -> Lines:
        return Lines(texts.get(path, ""))

    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for finding in findings:
        parts = (finding.code, relative(finding.path, root), *_content(lines(finding.path), finding))
        text = "\0".join((*parts, str(seen[parts])))
        seen[parts] += 1
        found.append(sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return found


def _content(lines: Lines, finding: Finding) -> list[str]:
    last = min(finding.span.end_line, len(lines))
    return [lines.line(number).strip() for number in range(finding.span.line, last + 1)]
