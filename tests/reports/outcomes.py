"""Outcomes of runs for the tests of reports, and texts that try to break them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hypothesis import strategies as st

from influx_lint.findings import (
    NO_WAY,
    Applicability,
    Edit,
    Failure,
    Finding,
    Fix,
    Outcome,
    PassedOver,
    Span,
    Step,
    Suppressed,
    Way,
)
from influx_lint.registry import policy, rules
from influx_lint.registry.rule import Rule, Severity

ROOT = "/project"
SERVICES = "/project/.platform/services.yaml"
APP = "/project/app/main.py"
TYPE_SPAN = Span(2, 11, 2, 23)
TEXTS = {
    SERVICES: "timedb:\n    type: influxdb:2.2\n    disk: 1024\n",
    APP: 'user = credentials["user"]\nbucket = credentials["bucket"]\n',
}

HOSTILE = (
    "two\nlines\r\nand\x85more\u2028still",
    "a]]>b<c>&amp;\"d'",
    "::error::a%0A,b:c%25##[error]",
    "| a | `b` *c* _d_ [e](f) <script> @someone #12 $x$ \\",
    "\x00\x1b[31mred\x07\x7f",
    "caf\udce9 \ud800 \udfff",
    "\u202ekcab\u200b\ufeff\ufffe\U000e0001",
    "größe 大小 👩‍👩‍👧 e\u0301",
    "",
    " ",
)

any_text = st.text(st.characters(exclude_categories=()), max_size=40) | st.sampled_from(HOSTILE)


def fix(title: str = "move to 2.7", applicability: Applicability = Applicability.SAFE) -> Fix:
    return Fix(title, (Edit(Span(2, 20, 2, 23), "2.7"),), applicability)


def finding(
    rule: Rule = rules.DEPRECATED_VERSION,
    path: str = SERVICES,
    span: Span = TYPE_SPAN,
    message: str = "InfluxDB 2.2 is deprecated: move 'timedb' to 2.7",
    *,
    repair: Fix | None = None,
    advice: str | None = None,
    source: str | None = None,
    is_broken: bool = False,
) -> Finding:
    return Finding(rule, path, span, message, repair, advice, source, is_broken)


def outcome(
    findings: Iterable[Finding] = (),
    *,
    suppressed: Iterable[Suppressed] = (),
    checked: Iterable[str] = (SERVICES, APP),
    passed_over: Iterable[PassedOver] = (),
    failures: Iterable[Failure] = (),
    texts: Mapping[str, str] = TEXTS,
    severities: Mapping[str, Severity] | None = None,
) -> Outcome:
    """An outcome; `severities` are those of every file's settings."""
    shipped = policy.shipped()
    found = sorted(findings, key=lambda one: one.sort_key)
    return Outcome(
        findings=tuple(found),
        suppressed=tuple(suppressed),
        checked=tuple(checked),
        passed_over=tuple(passed_over),
        failures=tuple(failures),
        policy=shipped,
        vendor=policy.ANY,
        target=shipped.recommended,
        texts=texts,
        severities={one.path: severities for one in found} if severities else {},
    )


def way(*texts: str, left_out: int = 0) -> Way:
    """A way with steps of these texts: the first in the services file, the others in the application."""
    places = [(SERVICES, TYPE_SPAN, "service"), *[(APP, Span(1, 8, 1, 19), "argument")] * (len(texts) - 1)]
    steps = [
        Step(path, span, text, (kind,), TEXTS[path].splitlines()[span.line - 1].strip())
        for text, (path, span, kind) in zip(texts, places, strict=True)
    ]
    return Way(tuple(steps), left_out)


def busy() -> Outcome:
    """One of everything."""
    return outcome(
        [
            finding(repair=fix(applicability=Applicability.UNSAFE), source="a vendor's list, 2026-08-11"),
            finding(
                rules.RENAMED_KEY,
                APP,
                Span(1, 20, 1, 26),
                "'user' is 'username' from 2.3 on",
                repair=fix("rename"),
                is_broken=True,
            ),
            finding(
                rules.MOVED_KEY,
                APP,
                Span(2, 22, 2, 30),
                "'bucket' moves under 'query'",
                advice="read it there",
                is_broken=True,
            ),
        ],
        suppressed=[
            Suppressed(finding(rules.KEY_TOO_NEW, APP, Span(1, 1, 1, 5), "too new"), "noqa", "until May"),
            Suppressed(finding(rules.UNVERIFIED_READ, APP, Span(2, 1, 2, 7), "cannot tell"), "baseline"),
        ],
        passed_over=[PassedOver("/project/.venv", "a virtual environment")],
        failures=[Failure("/project/secret.yaml", "permission denied")],
    )._replace(way=lambda one: way("'timedb' is InfluxDB 2.2", "given to `f`") if one.path == APP else NO_WAY)


def hostile(text: str) -> Outcome:
    """One of everything, with `text` wherever a checked project's own text can stand."""
    path = f"/project/{text}" if "\0" not in text else "/project/null"
    repair = Fix(text, (Edit(Span(1, 1, 1, 1), text),), Applicability.SAFE)
    bad = finding(path=path, span=Span(1, 1, 1, 2), message=text, repair=repair, advice=text, source=text)
    return outcome(
        [bad, finding(rules.UNPARSABLE_FILE, path, Span(1, 2, 3, 1), text, advice=text)],
        suppressed=[Suppressed(bad, "noqa", text)],
        checked=[path],
        passed_over=[PassedOver(path, text)],
        failures=[Failure(path, text)],
        texts={path: text},
    )._replace(way=lambda one: Way((Step(one.path, one.span, text, ("service",), text),)))
