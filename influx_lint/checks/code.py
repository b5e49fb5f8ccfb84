"""NFX201 to NFX221, 290, 291, 903: code that reads InfluxDB credentials by the keys of the other version's shape.

The language's front end says which keys are read where, from which relationship; here the policy says which keys moved,
and the project which relationship is an InfluxDB service and which version it has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from pathlib import Path

from influx_lint.checks.context import CodeContext
from influx_lint.findings import Edit, Finding, Origin, Span
from influx_lint.languages import Traits
from influx_lint.languages.front import UnparsableError, front_end
from influx_lint.languages.sources import data_of, is_source, parsed
from influx_lint.pages import Page
from influx_lint.project.layout import DOCUMENTS, JSON
from influx_lint.project.scripts import language_of_code
from influx_lint.registry import rules
from influx_lint.registry.policy import Policy
from influx_lint.text import has_any, least
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.checks.code_judge import Judge
    from influx_lint.checks.doubts import Doubts
    from influx_lint.flow.events import Event, Unfollowed
    from influx_lint.languages.analysis import Analysis, Wanted
    from influx_lint.languages.front import Editor, Tree


@cache
def _last_keys(policy: Policy) -> tuple[bytes, ...]:
    """What code has in it that is of concern: the last parts of the keys that the policy speaks of, the statements, and
    what speaks to a service; and all these in capitals."""
    last = {key for old, new in policy.moved_keys.items() for key in (old, new[-1])}
    if policy.clients is not None:
        last |= {statement.partition(" ")[0].lower() for statement in policy.clients.statements} | _CLIENTS
    return least(name.encode() for name in sorted(last | {name.upper() for name in last}))


@cache
def _all_keys(policy: Policy) -> tuple[str, ...]:
    """The keys that moved, and those that they moved to."""
    return tuple(dict.fromkeys(key for old, new in policy.moved_keys.items() for key in (old, *new)))


MOST_FOLLOWED = 24
"""How many files of a folder and of what they import are read to spare a look at the whole project, which takes each of
its files a fraction of that."""

_CLIENTS = frozenset({"influx", "Influx", "/query", "/write"})
"""What code that speaks to an InfluxDB service has in it."""


def can_hold_finding(data: bytes, policy: Policy, language: Traits, *, computed: bool = False) -> bool:
    """Whether there can be a finding in a file with these bytes, as far as a look at them alone can tell. A finding
    needs a key that moved: one that the file mentions, or that a name stands for which it imports. With `computed`,
    keys that the program computes count as well (NFX291): those need no mention."""
    return computed or has_any(data, language.importing) or _names_key(data, policy)


def _names_key(data: bytes, policy: Policy) -> bool:
    return has_any(data, _last_keys(policy))


def check(
    context: CodeContext, path: Path, source: str, *, tree: Tree | None = None, language: Traits | None = None
) -> list[Finding]:
    """The findings of all these rules in the file at `path` (absolute), whose characters are `source`, each with its
    fix, or with advice where there is none. `tree` is what was parsed from `source`, where it is there already, and
    `language` that of the file, where its name need not tell."""
    from influx_lint.checks.code_judge import Judge

    language = language or language_of_code(path.name, b"")
    found = context.found(path, source, language, tree)
    events, unfollowed = found.events.get(path, ()), found.unfollowed.get(path, ())
    payloads, contacts = found.payloads.get(path, ()), found.contacts.get(path, ())
    if not events and not unfollowed and not payloads and not contacts:
        return []
    context.events[path] = events
    page = Page(path, source)
    judge = Judge(page, context, context.variables(path), tests_are_reads=language.tests_are_reads)
    judged = judge.judged(events, found.reads_of)
    findings = [*judge.findings(judged), *_not_followed(judge, unfollowed)]

    written = cache(lambda: _editor(context, path, source, language, tree))
    if payloads:
        from influx_lint.checks import code_payloads

        findings += code_payloads.check(payloads, found, judge, lambda *asked: written().reshaped(*asked))
    if contacts and context.policy.clients is not None:
        from influx_lint.checks import code_contacts

        findings += code_contacts.check(contacts, judge, context.policy.clients, written)
    findings.sort(key=lambda one: one.sort_key)
    if not events:
        return findings
    from influx_lint.checks.code_fixes import Fixes

    return Fixes(judge, judged, found, context, written).attached(findings)


def _editor(context: CodeContext, path: Path, source: str, language: Traits, tree: Tree | None) -> Editor:
    """A file as edits need it, by what the analysis kept of it where that is enough."""
    front, outline = front_end(language), context.outline(path, source, language)
    if front.outlined is None or outline is None:
        return front.editor(source, tree, str(path))
    return front.outlined(source, outline, tree)


def _not_followed(judge: Judge, unfollowed: Iterable[Unfollowed]) -> Iterator[Finding]:
    """The findings about code of a page that could not be followed to its end, unless it gets nothing of InfluxDB's."""
    for one in unfollowed:
        if one.relationships and all(map(judge.endpoints.is_of_another, one.relationships)):
            continue
        rule = judge.rule_out_of_sight(one.out_of_sight) if one.out_of_sight is not None else rules.NOT_FOLLOWED
        if rule is None:
            continue
        message = f"the code from line {one.origin.span.line} on could not be followed to its end: {one.reason}"
        if one.out_of_sight is not None:
            message = f"'{one.out_of_sight.key}' is read of {one.reason}, which could not be followed"
        finding = judge.page.finding(rule, one.origin, message)
        if finding is not None:
            yield finding


def documents(context: CodeContext) -> list[Path]:
    """The files of JSON and YAML that the project's code puts in the place of credentials."""
    return sorted(one for one in context.of_documents().payloads if one.suffix in DOCUMENTS)


def can_be_document(data: bytes, policy: Policy) -> bool:
    """Whether such a file can hold a finding, whatever the project is: a key that moved must be written in it."""
    keys = (key.encode() for key in policy.moved_keys)
    return any(key + end in data for key in keys for end in (b'"', b"\\", b"'", b":", b" "))


def check_document(context: CodeContext, path: Path, data: bytes) -> tuple[str, list[Finding]]:
    """The characters of the file at `path` (absolute), one of `documents`, and its findings, with fixes or advice."""
    from influx_lint.checks import code_payloads
    from influx_lint.checks.code_judge import Judge
    from influx_lint.project import yaml

    page = Page(path, data.decode("utf-8")) if path.suffix == JSON else yaml.load(path, data)
    found = context.of_documents()
    judge = Judge(page, context)
    is_used_elsewhere = path in found.used_elsewhere
    payloads = found.payloads.get(path, ())
    render = partial(_moved, path, data)
    findings = code_payloads.check(payloads, found, judge, render, is_used_elsewhere=is_used_elsewhere)
    return page.text, sorted(findings, key=lambda one: one.sort_key)


def _moved(path: Path, data: bytes, places: Sequence[Span], moves: Mapping[str, Sequence[str]]) -> tuple[Edit, ...]:
    """The edits that move the keys of a dictionary in a JSON file. Raises NoFixError, for one of YAML, too."""
    from influx_lint.languages.front import NoFixError
    from influx_lint.project import json_moves, json_nodes

    if path.suffix != JSON:
        raise NoFixError("move its keys by hand, together with what reads them")
    rendered = json_moves.edits(json_nodes.read(path, data), places, moves)
    if rendered is None:
        raise NoFixError("there is no one way to move its keys: change it by hand")
    return rendered


def doubts_about_documents(context: CodeContext) -> Doubts:
    """The doubts about the project's files of data: where code was not followed to its end, more may be in them."""
    from influx_lint.checks.doubts import Doubts

    workspace = context.workspace
    is_certain = workspace.is_whole and workspace.has_both_ends and context.of_documents().is_whole
    return Doubts() if is_certain else Doubts(rules.OF_CODE)


def doubts(context: CodeContext, path: Path, source: str, language: Traits) -> Doubts:
    """What was not looked for to the end in the file at `path` (absolute), whose characters are `source`. Its findings
    rest on the configuration, on all code through which credentials may come to it, and on what is imported there."""
    from influx_lint.checks.doubts import Doubts

    workspace, project = context.workspace, context.project
    is_told = workspace.is_whole and workspace.has_both_ends and project is not None and project.has_code(path)
    if not is_told:
        return Doubts(rules.OF_CODE)
    found = context.found(path, source, language)
    analysis, base, wanted = context.analysis, context.base(str(path)), context.wanted
    unsure = analysis.has_gaps(base, path, wanted, language) or analysis.leads_nowhere(base, path, wanted, language)
    if unsure or not found.is_whole:
        return Doubts(rules.OF_CODE)
    return Doubts(computed=_computed(found.events.get(path, ())))


def _computed(events: Iterable[Event]) -> frozenset[int]:
    """The lines on which a key is read of which nothing is known."""
    from influx_lint.flow.events import KeyRead

    return frozenset(
        line
        for event in events
        if isinstance(event, KeyRead) and event.key is None
        for line in range(event.span.line, event.span.end_line + 1)
    )


class Gate:
    """Tells, without parsing it, whether there can be a finding in a file with code of one folder. Files that can't be
    parsed may be among those in which there can."""

    def __init__(
        self, path: str, policy: Policy, context: Callable[[], CodeContext], *, computed: bool = False
    ) -> None:
        """`path` is any file in the folder. `context` gives its project's code, where a file's own bytes do not settle
        it. With `computed`, keys that the program computes count as well (`can_hold_finding`)."""
        self._path = path
        self._policy = policy
        self._make_context = context
        self._computed = computed
        self._harmless: set[str] = set()

    @cached_property
    def _context(self) -> CodeContext:
        return self._make_context()

    @cached_property
    def _project(self) -> tuple[Analysis, Path, Wanted]:
        context = self._context
        return context.analysis, context.base(self._path), context.wanted

    def lets_pass(self, path: str, data: bytes, language: Traits, *, by_itself: bool = False) -> bool:
        """Whether there can be a finding in the file at `path`, if it holds these bytes, in a language.

        It names a key or may import its name, and it gets hold of relationships or may be handed any; or credentials
        come through it, and not all of it may be understood. Of a file that is looked at `by_itself`, the project is
        looked at only where it does not settle that alone; else all files are searched anyway, and most are settled by
        what they have to do with."""
        if by_itself and not (self._can_hold(data, language) or self._is_source(data, language)):
            return False
        if by_itself and self._is_spared(path, data, language):
            return False
        context = self._context
        return context.matters(path, data, language) and (
            self._can_hold(data, language) or context.carries(path, language)
        )

    def _can_hold(self, data: bytes, language: Traits) -> bool:
        return can_hold_finding(data, self._policy, language, computed=self._computed)

    def _is_source(self, data: bytes, language: Traits) -> bool:
        return is_source(data, self._project[2].markers, front_end(language).readers)

    def _is_spared(self, path: str, data: bytes, language: Traits) -> bool:
        """Whether one file alone spares a look at the whole project, unless that has been taken already."""
        analysis, base, wanted = self._project
        return not (analysis.has_looked(base, wanted) or self._can_name_key(path, data, language))

    def _can_name_key(self, path: str, data: bytes, language: Traits) -> bool:
        """Whether a key, or what gets hold of relationships, is in the file or in one that it imports, directly or not,
        as far as a few files tell. What gets hold of relationships may do what cannot be followed without naming a key
        (NFX903)."""
        analysis, base, wanted = self._project
        front = front_end(language)
        found, pending = {path}, [(path, data)]
        while pending and not self._computed:
            one, data = pending.pop()
            if _names_key(data, self._policy) or is_source(data, wanted.markers, front.readers):
                return True
            imported = front.imported(base, one, data)
            if imported is None or len(self._harmless) + len(found) > MOST_FOLLOWED:
                return True
            fresh = [each for each in imported if each not in found and each not in self._harmless]
            found.update(fresh)
            pending += [(each, data_of(analysis.disk, each)) for each in fresh]
        self._harmless |= found
        return self._computed


def doubts_in_file(context: CodeContext, path: Path, data: bytes, language: Traits) -> Doubts:
    """What was not looked for to the end in the file (`check_file`)."""
    from influx_lint.checks.doubts import EVERYTHING, Doubts

    front = front_end(language)
    try:
        text = front.read(data).characters
        tree = parsed(front, context.workspace.disk, str(path), data, text)
        if tree is not None and front.gaps(tree):
            return Doubts(EVERYTHING)
    except UnparsableError:
        return Doubts(EVERYTHING)
    return doubts(context, path, text, language)


def check_file(
    context: CodeContext, path: Path, data: bytes, language: Traits, *, only_parse: bool = False, is_named: bool = True
) -> tuple[str, list[Finding]]:
    """The characters of the file at `path` (absolute), as far as they can be read, and its findings. With `only_parse`,
    it is known that there are no findings unless it can't be parsed. Where no person named it, it names no key and no
    credentials come through it, nothing that its parser leaves out is of consequence, if that goes on after it."""
    front = front_end(language)
    text = ""
    try:
        text = front.read(data).characters
        carries = not only_parse and context.carries(str(path), language)
        is_told = is_named or carries or front.broken is None or any(key in text for key in _all_keys(context.policy))
        tree = parsed(front, context.workspace.disk, str(path), data, text) if is_told else None
    except UnparsableError as error:
        return text, [Finding(rules.UNPARSABLE_FILE, str(path), error.span, error.message)]
    if only_parse:
        return text, []
    findings = check(context, path, text, tree=tree, language=language)
    broken = front.gaps(tree) if tree is not None else ()
    lost = [span for span in broken if not front.is_harmless(text, span)] if carries else []
    return text, [*_unread(broken, Page(path, text), context.policy, language, lost), *findings]


def _unread(
    broken: Sequence[Span], page: Page, policy: Policy, language: Traits, lost: Sequence[Span]
) -> Iterator[Finding]:
    """The findings about stretches of a page that the language's parser made nothing of, and that may read a key; or
    about the first by which credentials may be `lost` that the page carries to others."""
    named = {span: key for span in broken if (key := _key_in(page, span, policy)) is not None}
    for span in named or lost[:1]:
        why = f'it may read "{named[span]}"' if span in named else "the credentials may come through it"
        message = f"not understood as {language.title}, and not looked at, from here on: {why}"
        yield Finding(rules.UNPARSABLE_FILE, str(page.path), span, message)


def _key_in(page: Page, span: Span, policy: Policy) -> str | None:
    start, end = page.lines.offsets(span)
    return next((key for key in _all_keys(policy) if key in page.text[start:end]), None)


def read_anew(events: Iterable[Event], policy: Policy) -> Counter[tuple[str, ...]]:
    """At how many places of a file each key is read where the new shape has it; and what such keys lie under, at how
    many it is taken as a whole; and each variable, by its name."""
    from influx_lint.flow.events import KeyRead, VariableRead

    events = list(events)
    variables = {(event.span, (event.name,)) for event in events if isinstance(event, VariableRead)}
    reads = [event for event in events if isinstance(event, KeyRead) and event.key is not None]
    deeper: dict[int, list[Origin]] = defaultdict(list)
    for read in reads:
        for line in range(read.reader.span.line, read.reader.span.end_line + 1) if read.key and read.key[1:] else ():
            deeper[line].append(read.reader)
    new = policy.moved_keys.values()
    found = {(read.span, read.key) for read in reads if read.key in new}
    heads = {path[:1] for path in new if len(path) > 1}
    found |= {
        (read.span, read.key)
        for read in reads
        if read.key in heads and not any(one.contains(read.reader) for one in deeper[read.reader.span.line])
    }
    return Counter(key for _, key in (*found, *variables) if key is not None)
