"""Fixes of what is found in code: each language renders its edits, here it is judged how safe they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property, partial
from itertools import chain, pairwise
from pathlib import Path

from influx_lint.checks.code_judge import Judge, Judged, said_of_old
from influx_lint.checks.context import CodeContext
from influx_lint.checks.service_versions import comparable_version
from influx_lint.findings import Applicability, Edit, Finding, Fix, Origin, Other, Span
from influx_lint.flow import records
from influx_lint.flow.events import Company, Event, Form, KeyRead, Presence, Stead, VariableRead
from influx_lint.languages import commands
from influx_lint.languages.found import Found, Rest, rest_of
from influx_lint.languages.front import Editor, NoFixError, Request
from influx_lint.pages import Page
from influx_lint.paths import relative
from influx_lint.project.model import Service
from influx_lint.registry import rules
from influx_lint.registry.policy import Policy, key_text

_Place = tuple[Sequence[str], Sequence[Event]]


_MOST_SAID = 3
_LONGEST_WRITTEN = 80
"""How long code is that stands in a message."""

_LONGEST_LINE = 5_000
"""How long a line is at most that a person may have written."""

_SHORT_HEAD = 24
"""How much of it stands before what changes, where it is longer."""

_PLACE = re.compile(r":\d+:\d+: ")
"""What editors take for a place."""

_TOGETHER = "a payload and all that reads it have to be changed together, and some of it only by hand: change all of it"
_REMOVED = "the key is taken out in one place, and copies are asked for it in others: read {new} in all of them by hand"
_IN_SEVERAL_FILES = "what belongs together here stands in several files: read {new} in all of them"
_WHAT = {
    Stead.DEFAULT: "a default",
    Stead.PARAMETER: "a parameter",
    Stead.DATA: "other data",
    Stead.MADE: "the outcome of a call",
}


class Fixes:
    """The fixes of a file, the page of `judge`. `judged` are all the reads in it, `found` is all that was found in the
    project, and `written` gives the file as edits need it."""

    def __init__(
        self, judge: Judge, judged: Sequence[Judged], found: Found, context: CodeContext, written: Callable[[], Editor]
    ) -> None:
        self._judged: dict[Span, list[Judged]] = {}
        for one in judged:
            self._judged.setdefault(one.event.span, []).append(one)
        self._found = found
        self._judge = judge
        self._page = judge.page
        self._project = context.project
        self._path = judge.page.path
        self._written = written
        self._policy = judge.policy
        self._variables = judge.variables
        self._tests_are_reads = judge.tests_are_reads
        self._root = context.base(str(self._path))
        self._wanted = context.wanted
        self._analysis = context.analysis

    def attached(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings, each of a rule that has fixes with its fix or with what to do by hand."""
        made = [self._attached(finding) if finding.rule in rules.OLD_READS else finding for finding in findings]
        return self._kept_together(made) if any(one.rule is rules.OLD_PAYLOAD for one in made) else made

    def _kept_together(self, findings: list[Finding]) -> list[Finding]:
        """The findings, of which payloads and what reads them have all their fixes or none."""
        while True:
            left = {origin for one in findings if one.fix is None for origin in self._payloads_of(one)}
            kept = [
                one._replace(fix=None, advice=_TOGETHER)
                if one.fix is not None and not left.isdisjoint(self._payloads_of(one))
                else one
                for one in findings
            ]
            if kept == findings:
                return findings
            findings = kept

    def _payloads_of(self, finding: Finding) -> set[Origin]:
        """Where the keys of a payload are written, or of those that a read may be of."""
        if finding.rule in rules.OLD_READS:
            events = [one.event for one in self._judged[finding.span]]
            return {each.origin for one in events if isinstance(one, KeyRead) for each in one.substitutes}
        payloads = self._found.payloads.get(self._path, ()) if finding.rule is rules.OLD_PAYLOAD else ()
        stretches = [[span for _, span in each.places] for each in payloads]
        return {Origin(self._path, span) for spans in stretches if finding.span in spans for span in spans}

    def _attached(self, finding: Finding) -> Finding:
        if len(self._page.lines.line(finding.span.line)) > _LONGEST_LINE:
            return finding._replace(advice="no person wrote this line: change what it is made of")
        here = self._judged[finding.span]
        own = next(one for one in here if one.finding == finding)
        new = self._new(own)
        alike = all(
            one.finding.rule is finding.rule if one.finding is not None else self._goes_along(one) for one in here
        )
        shared = None
        if not alike and not self._are_keys(here):
            here = self._apart(here)
            others = self._others(finding)
            shared = f"{others} is read here, too: read {key_text(new)} in place of InfluxDB's old key alone"
            if not here:
                return finding._replace(advice=shared)
        events = [one.event for one in here]
        if self._may_ask_for_the_shape(events):
            return finding._replace(
                advice=f"the code has the new keys, too, and may ask here which there are: if not, read {key_text(new)}"
            )
        if len(new) > 1 and any(map(self._found.is_taken_from_others, events)):
            return finding._replace(advice=_REMOVED.format(new=key_text(new)))
        belonging = self._together(events, new)
        try:
            found, other = self._rendered(events, new, belonging)
        except NoFixError as error:
            return finding._replace(advice=shared or str(error))
        title = f"read {key_text(new)}"
        if other is not None:
            title += f" in {relative(other.path, str(self._root))}"
        others = self._other_origins(here)
        if others:
            title += f" (what is read also comes from {others})"
        is_alone = not belonging and other is None
        fix = Fix(title, found, self._applicability(here, alone=is_alone), other)
        if other is not None:
            return finding._replace(fix=fix)
        readings = [each.read for each in events if each.read is not None]
        written = written_out(self._page, readings, finding.span, found)
        if written is None:
            return finding._replace(fix=fix)
        fate = self._judge.fate(own.services)
        return finding._replace(fix=fix, message=said_of_old(finding.about or "", fate, f"write `{written}`"))

    def _others(self, finding: Finding) -> str:
        """What is read at a finding's place besides, and where the configuration declares it, in a few words."""
        reads = [one.event for one in self._judged[finding.span] if one.finding is None]
        names = sorted({each.relationship or "" for each in reads if isinstance(each, KeyRead)})
        said = []
        for name in names:
            origin = self._project.declaration(self._path, name) if self._project is not None else None
            where = f" ({relative(str(origin.path), str(self._root))}:{origin.span.line})" if origin else ""
            said.append(f"'{name}'{where}")
        return " and ".join(said[:_MOST_SAID]) if all(names) and names else "something else"

    def _are_keys(self, here: Iterable[Judged]) -> bool:
        """Whether all that is read at a place is keys of endpoints, each of which has moved, or is where it was."""
        return all(
            isinstance(one.event, KeyRead)
            and one.event.reads_one_alone
            and one.event.company is not Company.PARTIAL
            and one.event.key is not None
            and len(one.event.key) == 1
            and (one.finding is not None or self._goes_along(one)) == (one.event.key[0] in self._policy.moved_keys)
            for one in here
        )

    def _goes_along(self, one: Judged) -> bool:
        """Whether a read is a test for a key that has moved, where such tests are no reads: it changes with these."""
        event = one.event
        if self._tests_are_reads or not isinstance(event, KeyRead) or event.form is not Form.CONTAINS:
            return False
        return event.key is not None and event.key[0] in self._policy.moved_keys

    def _apart(self, here: Sequence[Judged]) -> list[Judged]:
        """The reads at a place that find a key missing, as reads of what has to stay there: it is read of other
        relationships, too, by other expressions, or by the same, which read nothing but endpoints. Else none."""
        found = [one for one in here if one.finding is not None]
        others = [one.event for one in here if one.finding is None]
        is_elsewhere = self._are_keys(found) and _are_elsewhere(others, [one.event for one in found])
        if not is_elsewhere and not _is_one_key(one.event for one in here):
            return []
        return [one._replace(event=_of_several(one.event)) for one in found]

    def _rendered(
        self, events: Sequence[Event], new: Sequence[str], others: Sequence[_Place] | None
    ) -> tuple[tuple[Edit, ...], Other | None]:
        """The edits of the reads at one place, and of what is nothing without them (`_together`), and the file that
        they are of, if that is another one. Raises NoFixError."""
        if self._obstacle is not None:
            raise NoFixError(f"{self._obstacle}: read {key_text(new)}, and change both by hand")
        if others is None and isinstance(events[0], VariableRead):
            raise NoFixError(f"read `{new[0]}` in place of `{events[0].name}`, and see to the tests for it, by hand")
        if others is None:
            raise NoFixError(
                f"a test for a key and what it guards stand in several files: read {key_text(new)} in all of them"
            )
        places = [(new, events), *others]
        by_file = self._by_file(places)
        if len(by_file) > 1:
            by_file = self._by_file(places, elsewhere=True)
        (path, edits), *more = by_file.items()
        if more:
            raise NoFixError(_IN_SEVERAL_FILES.format(new=key_text(new)))
        ordered = sorted(edits)
        if any(one.span[2:] > other.span[:2] for one, other in pairwise(ordered)):
            raise NoFixError(f"read {key_text(new)} by hand, together with what is read beside it")
        return tuple(edits), Other(str(path), self._analysis.text(path)) if path != self._path else None

    def _by_file(self, places: Sequence[_Place], *, elsewhere: bool = False) -> dict[Path, dict[Edit, None]]:
        """The edits of the reads at some places, the first of which are told of, by their files. Raises NoFixError."""
        edits: dict[Path, dict[Edit, None]] = {}
        for new, reads in places:
            try:
                made, path = self._at_one_place(reads, new, elsewhere=elsewhere)
            except NoFixError as error:
                if (new, reads) == places[0]:
                    raise
                line = reads[0].span.line
                advice = f"read {key_text(places[0][0])}, and change what belongs to it in line {line}: {error}"
                raise NoFixError(advice) from None
            edits.setdefault(path, {}).update(dict.fromkeys(made))
        return edits

    def _at_one_place(
        self, reads: Sequence[Event], new: Sequence[str], *, elsewhere: bool
    ) -> tuple[tuple[Edit, ...], Path]:
        """The edits of the reads at one place, and the file that they are of: where the key stands, unless that is to
        be `elsewhere`, or else where the expressions stand that read it. Raises NoFixError."""
        found, analysis = self._found, self._analysis
        imported = partial(analysis.imported, self._root, self._wanted)
        moved = self._policy.moved_keys
        request = Request(reads, new, moved, analysis.editor, found.loops, found.layers, imported)
        advice = NoFixError(_IN_SEVERAL_FILES.format(new=key_text(new)))
        if not elsewhere:
            try:
                quoted = [each for each in found.quoted.get(self._path, ()) if each.origin.span.contains(reads[0].span)]
                own = commands.editor(quoted[0], self._page.lines) if quoted else self._written()
                return own.rendered(request), self._path
            except NoFixError as error:
                advice = error
        path, *more = {each.reader.path for each in reads}
        editor = self._written() if path == self._path else analysis.editor(path)
        if editor is None or more or not isinstance(reads[0], KeyRead):
            raise advice
        with suppress(NoFixError):
            if editor.obstacle(request.moves, found.readers.get(path, ())) is None:
                moves = request.moves if elsewhere else _kept_as_they_are(request, self._judged, self._written())
                return editor.widened(request._replace(moves=moves)), path
        raise advice

    def _together(self, reads: Sequence[Event], new: tuple[str, ...]) -> list[_Place] | None:
        """What else is changed with the reads at one place or not at all, by place, each with its new path: tests that
        they rest on, what rests on these, and tests that only tell something. Nothing where some is in another file."""
        if isinstance(reads[0], VariableRead):
            return [] if self._tests_are_reads else _tests_of(self._found, self._path, reads[0], new)
        endpoints = {each.endpoint for each in reads if isinstance(each, KeyRead)}
        conditional = self._found.conditional(endpoints)
        if not conditional:
            return []
        keys = self._tested_with(reads, [rest for rest, _ in conditional])
        belonging = [by_path for rest, by_path in conditional if _belongs(rest, keys)]
        if any(len(by_path) > 1 or self._path not in by_path for by_path in belonging):
            return None
        own = [each for _, by_path in conditional for each in by_path.get(self._path, ())]
        spans = {each.span for by_path in belonging for each in by_path[self._path]} | self._telling(own)
        found = [self._at(span) for span in sorted(spans - {reads[0].span})]
        return [(new, here) for new, here in found if new]

    def _tested_with(self, reads: Sequence[Event], conditional: Sequence[Rest]) -> set[tuple[str, ...]]:
        """The old keys whose tests go together with some reads: those that are tested, or rested on, or are so in what
        rests on them."""
        keys: set[tuple[str, ...]] = set()
        rests = [rest_of(each) for each in reads if isinstance(each, KeyRead)]
        while more := {
            key for each in rests for key in each.present | each.tested if key[0] in self._policy.moved_keys
        }:
            if more <= keys:
                break
            keys |= more
            rests = [each for each in conditional if _belongs(each, keys)]
        return keys

    def _telling(self, reads: Sequence[KeyRead]) -> set[Span]:
        """The tests for old keys that are right as they are, since nothing but the program's output depends on them.
        One that is no read guards what rests on it, and changes with that."""
        facts = () if self._tests_are_reads else chain.from_iterable(each.facts for each in reads)
        guarding = {fact.key for fact in facts if isinstance(fact, Presence)}
        return {
            each.span
            for each in reads
            if each.form is Form.CONTAINS
            and each.key is not None
            and each.key[0] in self._policy.moved_keys
            and each.key not in guarding
            and all(one.finding is None for one in self._judged[each.span])
            and not self._may_ask_for_the_shape([each])
        }

    def _at(self, span: Span) -> _Place:
        """The reads at a place, with the new path of the key; none where there are several keys, or a new one."""
        here = [one.event for one in self._judged[span]]
        keys = {each.key for each in here if isinstance(each, KeyRead)}
        old = (keys.pop() or ("",))[0] if len(keys) == 1 else ""
        return self._policy.moved_keys.get(old, ()), here

    def _may_ask_for_the_shape(self, reads: Sequence[Event]) -> bool:
        """Whether reads that do not fail where the key is missing may be there to tell one shape from the other: the
        code has the new keys of the same endpoint, too."""
        for read in reads:
            if not isinstance(read, KeyRead) or not read.tolerant or read.key is None:
                continue
            new = self._policy.moved_keys.get(read.key[0])
            asks = read.form in (Form.CONTAINS, Form.PATTERN)
            read_too = self._found.read_beside(read)
            if new in read_too or (asks and any(key[:1] in self._heads for key in read_too)):
                return True
            if asks and self._names_new_keys:
                return True
        return False

    @cached_property
    def _heads(self) -> frozenset[tuple[str, ...]]:
        return frozenset(new[:1] for new in self._policy.moved_keys.values())

    @cached_property
    def _obstacle(self) -> str | None:
        """Where the file does with an old key what no edit follows."""
        return self._written().obstacle(self._policy.moved_keys, self._found.readers.get(self._path, ()))

    @cached_property
    def _names_new_keys(self) -> bool:
        """Whether the file's text has new keys where the analysis saw no read."""
        return self._written().names_a_key({head for (head,) in self._heads}, self._judged)

    def _new(self, one: Judged) -> tuple[str, ...]:
        """The path of keys that is to be read; for a variable, its name, and the key in the text that it holds."""
        event = one.event
        if isinstance(event, KeyRead):
            return self._policy.moved_keys[(event.key or ("",))[0]]
        variable = self._variables[event.name]
        return (variable.replacement, *self._policy.moved_keys[variable.key][1:])

    def _applicability(self, here: Sequence[Judged], *, alone: bool) -> Applicability:
        """Safe where every service that may be read has the new keys, and nothing else may be read or must change. A
        test for a key never is: what it guards may change the endpoint, or ask for its shape."""
        for one in here:
            event = one.event
            if event.company is not Company.ALONE or event.form is Form.CONTAINS or not one.services:
                return Applicability.UNSAFE
            if isinstance(event, KeyRead) and (event.substitutes or self._found.is_used_whole(event)):
                return Applicability.UNSAFE
            if isinstance(event, KeyRead) and self._found.is_made_up(event, self._policy.moved_keys):
                return Applicability.UNSAFE
        services = {service for one in here for service in one.services}
        if not alone or not all(_has_new_keys(each, self._policy) for each in services):
            return Applicability.UNSAFE
        called = any(self._is_called_elsewhere(one.event) for one in here)
        return Applicability.UNSAFE if called else Applicability.SAFE

    def _other_origins(self, here: Sequence[Judged]) -> str:
        """What may be read in place of the platform's credentials, and where that comes in: a few words."""
        found = {each for one in here if isinstance(one.event, KeyRead) for each in one.event.substitutes}
        if not found:
            return ""
        said = []
        for each in sorted(found, key=lambda one: one.origin):
            path, span = each.origin
            editor = self._written() if path == self._path else self._analysis.editor(path)
            name = editor.name_at(each) if editor is not None else None
            what = f"`{name}`" if name else _WHAT[each.stead]
            shown = self._shown if path == self._path else relative(str(path), str(self._root))
            said.append(f"{what} in {shown}:{span.line}")
        return " and ".join(said[:_MOST_SAID])

    @cached_property
    def _shown(self) -> str:
        """The file's own name as seen from the project's root."""
        return relative(str(self._path), str(self._root))

    def _is_called_elsewhere(self, event: Event) -> bool:
        """Whether the function that reads may be called by code that has nothing to do with credentials, and so was
        not gone through: with a dictionary that keeps the old keys."""
        name = self._written().reading_function(event)
        return name is not None and self._analysis.strangers_mention(self._root, name, self._wanted, besides=self._path)


def _kept_as_they_are(
    request: Request, judged: Mapping[Span, Sequence[Judged]], editor: Editor
) -> dict[str, Sequence[str]]:
    """The new paths of the keys that the expressions of some reads have to find under their old names, with all that
    are below the same key now, so that reads of them elsewhere change the expressions alike: all others are changed
    where they stand. `judged` are the reads of the file of `editor`."""
    readers, kept = {each.reader for each in request.reads}, {tuple(request.new)}
    for here in judged.values():
        events = [one.event for one in here]
        keys = {each.key for each in events if isinstance(each, KeyRead) and each.reader in readers}
        new = request.moves.get((keys.pop() or ("",))[0]) if len(keys) == 1 else None
        if new is not None and tuple(new) not in kept:
            try:
                editor.rendered(request._replace(reads=events, new=new))
            except NoFixError:
                kept.add(tuple(new))
    above = {new[:-1] for new in kept} - {()}
    return {old: new for old, new in request.moves.items() if tuple(new) in kept or tuple(new[:-1]) in above}


def _tests_of(found: Found, path: Path, read: VariableRead, new: tuple[str, ...]) -> list[_Place] | None:
    """The tests whether the variable of a read is there, where these are no reads. Nothing where it does not rest on
    them, or some are in another file."""
    tests = found.tests_of_variables.get(read.name, {})
    if not tests:
        return []
    if tests.keys() != {path} or Presence((read.name,), present=True) not in read.facts:
        return None
    return [(new, [each]) for each in tests[path] if each.span != read.span]


def written_out(page: Page, readings: Iterable[Span], key: Span, edits: Sequence[Edit]) -> str | None:
    """The first of some reading expressions that edits change, or the key where they change no more, as it is with them
    made; nothing where that is no code on one line, or would not stand out in a message. What is long loses its head.
    """
    changed = [span for span in readings if any(span.contains(edit.span) for edit in edits)]
    if not changed and all(key.contains(edit.span) for edit in edits):
        changed = [key]
    if not changed:
        return None
    start, end = page.lines.offsets(changed[0])
    pieces, at = [], start
    for edit in sorted(edit for edit in edits if changed[0].contains(edit.span)):
        begins, ends = page.lines.offsets(edit.span)
        pieces += [page.text[at:begins], edit.text]
        at = ends
    text = "".join([*pieces, page.text[at:end]])
    if not text.isprintable() or "`" in text or _PLACE.search(text):
        return None
    head = max(0, len(pieces[0]) - _SHORT_HEAD)
    shown = text if len(text) <= _LONGEST_WRITTEN else "…" * (head > 0) + text[head:]
    return shown if len(shown) <= _LONGEST_WRITTEN else None


def _is_one_key(reads: Iterable[Event]) -> bool:
    """Whether all is one key of endpoints, and read by what reads nothing else."""
    keys = {
        each.key if each.reads_endpoints and each.company is not Company.PARTIAL else None
        for each in reads
        if isinstance(each, KeyRead)
    }
    return len(keys) == 1 and None not in keys


def _has_new_keys(service: Service, policy: Policy) -> bool:
    version = comparable_version(service)
    return version is not None and policy.has_new_keys(version)


def _of_several(event: Event) -> Event:
    """A read as one where something else is read as well."""
    if isinstance(event, KeyRead):
        return records.replace(event, company=Company.SHARED, stands_alone=False)
    return records.replace(event, company=Company.SHARED)


def _are_elsewhere(others: Iterable[Event], reads: Iterable[Event]) -> bool:
    """Whether other reads are by other expressions, and of other endpoints, than `reads`."""
    taken = {part for each in reads if isinstance(each, KeyRead) for part in (each.reader, each.relationship)}
    return all(
        each.reader not in taken and (not isinstance(each, KeyRead) or each.relationship not in taken)
        for each in others
    )


def _belongs(rest: Rest, keys: Collection[tuple[str, ...]]) -> bool:
    """Whether what rests on that is a test for one of the keys, or rests on one."""
    return not rest.present.isdisjoint(keys) or not rest.tested.isdisjoint(keys)
