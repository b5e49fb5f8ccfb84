"""The ways of findings in code: from the service, by its relationship and hand-over by hand-over, to what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from influx_lint.checks import code_contacts
from influx_lint.checks.code_judge import Judge
from influx_lint.checks.context import CodeContext
from influx_lint.findings import MOST_STEPS, NO_WAY, SERVICE, Finding, Origin, Span, Step, Way
from influx_lint.flow.events import Contact, Hand, Handover, KeyRead, Statement, VariableRead
from influx_lint.languages import EMBEDDED, Traits
from influx_lint.languages.sources import data_of
from influx_lint.pages import Page
from influx_lint.project.disk import Disk
from influx_lint.project.model import Service
from influx_lint.project.scripts import language_of_code
from influx_lint.text import Lines, decode

DECLARATION = "declaration"
FINDING = "finding"
"""The kinds of steps that are no hand-overs in code."""

_WORDS = {
    Hand.VARIABLE: "the variable is read",
    Hand.RELATIONSHIP: "the relationship '{}' is taken",
    Hand.ARGUMENT: "given to `{}`",
    Hand.RETURN: "returned by `{}`",
    Hand.CALL: "got from `{}`",
    Hand.NAME: "kept as `{}`",
    Hand.ATTRIBUTE: "by the attribute `{}`",
    Hand.CONTAINER: "put into a collection",
    Hand.IMPORT: "imported from `{}`",
    Hand.READ: "`{}` is read",
}
_WITHOUT_NAME = {
    Hand.RELATIONSHIP: "a relationship is taken",
    Hand.ARGUMENT: "given to a function",
    Hand.RETURN: "returned",
    Hand.CALL: "got from a function",
    Hand.IMPORT: "imported",
}


class _Known(NamedTuple):
    """What a finding is about, and the services that it may be of."""

    event: KeyRead | VariableRead | Contact | Statement
    services: tuple[Service, ...]


class _At(NamedTuple):
    """One thing that happens on a way."""

    kind: str
    origin: Origin
    text: str


class Ways:
    """The ways of findings in a project's code. Each file is judged once."""

    def __init__(self, context: CodeContext) -> None:
        self._context = context
        self._known: dict[str, dict[tuple[str, Span], list[_Known]]] = {}
        self._lines: dict[str, Lines] = {}
        self._scripts = context.workspace.scripts(EMBEDDED.suffixes[0]) if EMBEDDED is not None else {}

    def of(self, finding: Finding, source: str) -> Way:
        """The way of a finding in a file whose characters are `source`; none where nothing is known of it."""
        path = Path(finding.path)
        language = language_of_code(finding.path, self._context.analysis.data(path))
        if finding.path not in self._known:
            self._known[finding.path] = self._judged(path, source, language)
        ways: list[list[Step]] = [
            _on_lines(self._happens(known, finding, source, language))
            for known in self._known[finding.path].get((finding.code, finding.span), ())
        ]
        return _bounded([self._with_code(self._placed(step)) for step in min(ways, key=len)]) if ways else NO_WAY

    def _placed(self, step: Step) -> Step:
        """A step in a script of the configuration as one in the file that has it."""
        script = self._scripts.get(step.path)
        if script is None:
            return step
        return step._replace(path=str(script.scalar.source.path), span=script.span(step.span))

    def _with_code(self, step: Step) -> Step:
        if step.path not in self._lines:
            self._lines[step.path] = Lines(_characters(self._context.workspace.disk, step.path))
        lines = self._lines[step.path]
        return step._replace(code=lines.line(step.span.line).strip() if step.span.line <= len(lines) else "")

    def _judged(self, path: Path, source: str, language: Traits) -> dict[tuple[str, Span], list[_Known]]:
        """What the findings of a file are about, by rule and place."""
        context = self._context
        found = context.found(path, source, language)
        judge = Judge(Page(path, source), context, context.variables(path))
        known: dict[tuple[str, Span], list[_Known]] = {}
        for each in judge.judged(found.events.get(path, ()), found.reads_of):
            if each.finding is not None:
                about = known.setdefault((each.finding.code, each.finding.span), [])
                about.append(_Known(each.event, each.services))
        clients = context.policy.clients
        if clients is None:
            return known
        for contact in found.contacts.get(path, ()):
            for finding in code_contacts.check([contact], judge, clients):
                services = code_contacts.services_of(contact, judge) or ()
                known.setdefault((finding.code, finding.span), []).append(_Known(contact, services))
        return known

    def _happens(self, known: _Known, finding: Finding, source: str, language: Traits) -> Iterator[_At]:
        for service in known.services:
            version = service.version or "of no known version"
            yield _At(SERVICE, service.origin, f"'{service.name}' is InfluxDB {version}")
        if isinstance(known.event, VariableRead):
            handovers: Sequence[Handover] = ()
        else:
            handovers = self._context.way(known.event, source, language)
        names = {each.name for each in handovers if each.hand is Hand.RELATIONSHIP and each.name}
        yield from self._declarations(known, names)
        for each in handovers:
            words = _WORDS[each.hand] if each.name or each.hand not in _WITHOUT_NAME else _WITHOUT_NAME[each.hand]
            yield _At(each.hand.value, each.origin, words.format(each.name))
        yield _At(FINDING, Origin(Path(finding.path), finding.span), _what_is(known.event))

    def _declarations(self, known: _Known, names: Iterable[str]) -> Iterator[_At]:
        """Where the configuration declares the relationships by which an event has to do with its services."""
        project, event = self._context.project, known.event
        wanted = set(names) | ({event.relationship} if isinstance(event, KeyRead) else set())
        services = {service.name for service in known.services}
        for application in project.applications_of(event.origin.path) if project is not None else ():
            for one in application.relationships:
                is_of_it = one.name in wanted if wanted - {None} else True
                if is_of_it and one.service in services:
                    yield _At(DECLARATION, one.service_origin, f"'{one.name}' leads to '{one.service}'")


def _characters(disk: Disk, path: str) -> str:
    data = data_of(disk, path)
    try:
        return decode(data).characters
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _what_is(event: KeyRead | VariableRead | Contact | Statement) -> str:
    if isinstance(event, KeyRead | VariableRead):
        name = event.name if isinstance(event, VariableRead) else ".".join(event.key or ("a key",))
        return f"`{name}` is read"
    if isinstance(event, Contact):
        return f"`{event.name}` is called"
    return f"`{event.method}` asks for a statement" if event.method else "the statement is sent"


def _on_lines(happens: Iterable[_At]) -> list[Step]:
    """What happens on one line after the other as one step."""
    steps: list[Step] = []
    for each in happens:
        path, span = str(each.origin.path), each.origin.span
        last = steps[-1] if steps else None
        if last is None or (last.path, last.span.line) != (path, span.line):
            steps.append(Step(path, span, each.text, (each.kind,)))
        elif each.text not in last.text.split(", "):
            steps[-1] = Step(path, span, f"{last.text}, {each.text}", (*last.kinds, each.kind))
    return steps


def _bounded(steps: list[Step]) -> Way:
    left_out = max(0, len(steps) - MOST_STEPS)
    half = MOST_STEPS // 2
    return Way((*steps[:half], *steps[half + left_out :]), left_out)
