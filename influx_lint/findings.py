"""The values that all parts exchange: spans, edits, fixes and findings."""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from influx_lint.paths import NO_NAMES, ShownNames
from influx_lint.registry.policy import Policy
from influx_lint.registry.rule import Rule, Severity
from influx_lint.typings import NamedTuple


class Span(NamedTuple):
    """A stretch of text, from its first character up to, not including, its end. Lines and columns count from one;
    columns count characters (code points), not bytes. Lines end at LF, CR LF or CR (`influx_lint.text.Lines`)."""

    line: int
    column: int
    end_line: int
    end_column: int

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self[:2] <= other[:2] and other[2:] <= self[2:]


START_OF_FILE = Span(1, 1, 1, 1)


class Origin(NamedTuple):
    """A span and the file that holds it: neither means anything without the other."""

    path: Path
    span: Span

    def contains(self, other: Origin) -> bool:
        """Whether `other` lies wholly inside this place, in the same file."""
        return (self.path is other.path or self.path == other.path) and self.span.contains(other.span)


class Edit(NamedTuple):
    """Replace the text of `span` by `text`; an empty span is an insertion."""

    span: Span
    text: str


class Applicability(enum.StrEnum):
    """Whether a fix may be applied unasked. Safe: the repaired file means what its author meant. Unsafe: it changes the
    data's format, or is right only together with another change, so that a person has to want it."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Other(NamedTuple):
    """Another file than a finding's own: its absolute path, and its characters."""

    path: str
    text: str


class Fix(NamedTuple):
    """Edits of one file, applied together or not at all, and what they do, in a few words. They are of the `other`
    file, if there is one, else of the finding's own."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability
    other: Other | None = None


SERVICE = "service"
"""The kind of a way's step that tells of a service and its version."""


class Step(NamedTuple):
    """A place on the way of credentials to a finding: the file's absolute path, the characters, and what happens there,
    in a few words. `kinds` name that for machines; what happens on one line is one step. `code` is that line."""

    path: str
    span: Span
    text: str
    kinds: tuple[str, ...]
    code: str = ""


MOST_STEPS = 12
"""How many steps a way has at the most; of a longer one, the middle is left out."""


class Way(NamedTuple):
    """How credentials come to a finding: the steps from their source to it, the service and its version first.
    `left_out` counts the steps that are left out in the middle, after half of `MOST_STEPS`."""

    steps: tuple[Step, ...] = ()
    left_out: int = 0

    @property
    def gap(self) -> int:
        """How many steps stand before those that are left out."""
        return MOST_STEPS // 2 if self.left_out else len(self.steps)


NO_WAY = Way()


class Finding(NamedTuple):
    """One thing that is wrong, at one place.

    `path` is the file's absolute path: reports decide how it is shown. `message` is one line that says what is wrong
    and what to do; it never holds `path:line:col: `, which editors would take for a place. `advice` says what a person
    does where no fix can be right. `source` names the dated list behind a verdict about a version. `is_broken` says of
    a rule that escalates (`Rule.escalates`) that the service's declared version has what the rule speaks of behind it.
    `about` is the key or the variable that is read, where that is what is wrong."""

    rule: Rule
    path: str
    span: Span
    message: str
    fix: Fix | None = None
    advice: str | None = None
    source: str | None = None
    is_broken: bool = False
    about: str | None = None

    @property
    def code(self) -> str:
        return self.rule.code

    @property
    def mended_path(self) -> str:
        """The file that its fix changes."""
        return self.fix.other.path if self.fix is not None and self.fix.other is not None else self.path

    @property
    def is_safe(self) -> bool:
        """Whether its fix is safe."""
        return self.fix is not None and self.fix.applicability is Applicability.SAFE

    @property
    def severity(self) -> Severity:
        """How bad it is, unless a project's settings say otherwise (`Outcome.severity`)."""
        return self.rule.severity_of(is_broken=self.is_broken)

    @property
    def sort_key(self) -> tuple[str, Span, str, str]:
        """Orders findings by place, then by rule."""
        return (self.path, self.span, self.rule.code, self.message)


class Suppressed(NamedTuple):
    """A finding that was not reported, by what (`noqa`, `ignore-file`, `baseline`), and the reason given, if any."""

    finding: Finding
    by: str
    reason: str | None = None


def may_suppress(text: str, findings: Collection[Finding]) -> bool:
    """Whether a text may hold a suppression that counts, where these are found in it: of ours, which may be wrong, or
    of any finding. Most texts hold none, and nothing needs to be loaded for them."""
    lowered = text.lower()
    return "influx-lint" in lowered or ("noqa" in lowered and (bool(findings) or "nfx" in lowered))


class PassedOver(NamedTuple):
    """A file or folder that was not looked at, and why, in a few words."""

    path: str
    reason: str


class Failure(NamedTuple):
    """A file that should have been looked at and could not be read, and why, in one line."""

    path: str
    message: str


class Recognised(NamedTuple):
    """An InfluxDB service that was recognised: its version, where its type stands (the file's absolute path), and the
    names of the relationships that lead to it."""

    name: str
    version: str | None
    path: str
    span: Span
    relationships: tuple[str, ...]


class Recognition(NamedTuple):
    """What a run went by: the InfluxDB services of the projects that it looked at. `unchecked` are the roots of those
    whose configuration was used, and lies above what was checked. Without `is_configured`, code was judged of which no
    configuration is known."""

    services: tuple[Recognised, ...] = ()
    unchecked: tuple[str, ...] = ()
    is_configured: bool = True


NOTHING_RECOGNISED = Recognition()


class Added(NamedTuple):
    """The edits that suppress findings by comments, and the findings that no comment can suppress."""

    edits: tuple[Edit, ...]
    impossible: tuple[Finding, ...]


ReadAnew = Mapping[str, Mapping[tuple[str, ...], int]]
"""By file, how often keys of the new shape are read in it (`Outcome.read_anew`)."""


class Outcome(NamedTuple):
    """All that one run found, and all that it looked at: what every report is made from.

    Files go by their absolute paths, what is none by the name that it was given; `names` tells how they are shown.
    `findings` are in order of that, then of `Finding.sort_key`. `checked` are the files that were checked. `vendor` is
    the one by whose list versions were judged, or `any`. `texts` has the characters of each file with a finding, where
    they could be read. `severities` are the severities by code that the settings of each file (as in `checked`) have
    in place of the findings' own. `notes` are lines for who asks for details, such as settings that had no effect.
    `unparsable` are the files that cannot be parsed as a whole, whether that is a finding by the settings or not.
    `not_looked_for` tells the codes of the rules that were not looked for to the end in a file: that nothing was found
    of them says nothing. `way` gives how the credentials come to a finding; nothing of it is known before it is asked
    for, and the first question in a project has its code gone through once more. `suppressing` suppresses
    findings by comments with a reason in the scripts in which they stand. `read_anew` counts, by file, the places at
    which each key is read where the new shape has it, and those that take all of `query`. `recognition` gives what the
    run went by; asked for the `whole`, it looks at the configuration of all that was checked, else at what was used."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    checked: tuple[str, ...]
    passed_over: tuple[PassedOver, ...]
    failures: tuple[Failure, ...]
    policy: Policy
    vendor: str
    target: str
    texts: Mapping[str, str]
    severities: Mapping[str, Mapping[str, Severity]]
    notes: tuple[str, ...] = ()
    names: ShownNames = NO_NAMES
    unparsable: frozenset[Path] = frozenset()
    not_looked_for: Callable[[Path], Collection[str]] = lambda _: frozenset()
    way: Callable[[Finding], Way] = lambda _: NO_WAY
    suppressing: Callable[[tuple[Finding, ...], str], Added] = lambda findings, _reason: Added((), findings)
    read_anew: Callable[[], ReadAnew] = dict
    recognition: Callable[[bool], Recognition] = lambda _whole: NOTHING_RECOGNISED

    @property
    def told(self) -> tuple[Finding, ...]:
        """All that was found, suppressed or not."""
        return (*self.findings, *(one.finding for one in self.suppressed))

    def by_file(self) -> dict[Path, list[Finding]]:
        """The findings of each file that has any."""
        found: dict[Path, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(Path(finding.path), []).append(finding)
        return found

    def severity(self, finding: Finding) -> Severity:
        """The severity of a finding: that of its file's settings for its rule, else its own."""
        return self.severities.get(finding.path, {}).get(finding.code, finding.severity)
