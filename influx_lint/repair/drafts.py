"""Files being repaired: what they hold, what they are to hold, and rounds of fixes over all of them together.

A file's findings may depend on another file's text, so each round looks at the whole again, with the drafts of the
files in the place of what is on the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from influx_lint.findings import Finding, Outcome
from influx_lint.languages.front import front_end
from influx_lint.paths import ShownNames, relative
from influx_lint.project import yaml
from influx_lint.project.scripts import language_of
from influx_lint.registry import rules
from influx_lint.repair import edits
from influx_lint.repair.write import Rewrite, WriteError, changed_meanwhile, write_all
from influx_lint.text import Text, decode, read_bytes, reason

Look = Callable[[Mapping[Path, bytes]], Outcome]
"""Checks what there is to check; the bytes of the given files (absolute paths) outweigh what is on the disk."""

Wanted = Callable[[Finding], bool]
"""Whether the fix of a finding is to be made."""

LARGEST = 16 * 1024 * 1024
"""The largest file that is repaired: the largest that is checked."""

ROUNDS = 20
"""How many rounds of fixes are made at the most."""

MOST_TRIED = 12
"""How many fixes are tried one by one where some of them do harm."""

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it was read (`before`, and as `text`), and the characters that it is to have. `path` is absolute."""

    path: Path
    before: bytes
    text: Text
    characters: str

    @property
    def after(self) -> bytes:
        return self.text.encode(self.characters) if self.is_changed else self.before

    @property
    def is_changed(self) -> bool:
        return self.characters != self.text.characters

    @property
    def is_faithful(self) -> bool:
        """Whether what is not edited would be written as it was read, and the rest at all; a few encodings spell a text
        in several ways, or can't spell every text."""
        try:
            self.text.encode(self.characters)
            return self.text.encode() == self.before
        except UnicodeError:
            return False

    def diff(self, root: str) -> str:
        """What changes, as a patch to be applied in the folder `root`."""
        mark = _BYTE_ORDER_MARK if self.text.byte_order_mark else ""
        return edits.diff(mark + self.text.characters, mark + self.characters, relative(str(self.path), root))

    def patch(self, root: str) -> bytes:
        """The same as bytes, the file's own lines in its encoding, as git compares them."""
        head, mark, hunks = self.diff(root).partition("\n@@")
        return head.encode() + (mark + hunks).encode(self._encoding_of_lines)

    @property
    def _encoding_of_lines(self) -> str:
        """The file's encoding, where its lines can be told by bytes."""
        return self.text.encoding if "@\n".encode(self.text.encoding) == b"@\n" else "utf-8"


@dataclass(frozen=True, slots=True)
class RepairedFiles:
    """Files after rounds of fixes. `drafts` are those that change. `fixed` are the findings whose fixes were made, in
    order, and `outcome` is what was found after the last round. It did not converge where fixes that are wanted are
    left: the rounds ran out or went in a circle, a file would have been left that can't be parsed, or its encoding
    can't be written back without a loss."""

    drafts: Mapping[Path, Draft]
    fixed: tuple[Finding, ...]
    outcome: Outcome
    converged: bool


def open_draft(path: Path, data: bytes) -> Draft:
    """A file's draft, nothing changed yet. Raises WriteError where the file can't be decoded."""
    try:
        language = language_of(path.name, data)
        text = front_end(language).read(data) if language else decode(data, yaml.encoding_of(data))
    except (ValueError, LookupError, SyntaxError) as error:
        raise changed_meanwhile(path) from error
    return Draft(path, data, text, text.characters)


def read_draft(path: Path) -> Draft:
    """The draft of a file on the disk, nothing changed yet. Raises WriteError."""
    try:
        return open_draft(path, read_bytes(path, LARGEST))
    except OSError as error:
        raise WriteError(f"{path}: {reason(error)}; no file was changed") from error


def unsaved(drafts: Iterable[Draft]) -> dict[Path, bytes]:
    """What lies over the disk: the bytes of the drafts."""
    return {draft.path: draft.after for draft in drafts}


def write(drafts: Iterable[Draft], root: Path) -> None:
    """Write all drafts or none (`write_all`). Raises WriteError."""
    write_all({draft.path: Rewrite(draft.before, draft.after) for draft in drafts}, root)


def repair(
    look: Look, is_wanted: Wanted, drafts: Mapping[Path, Draft] | None = None, limit: int = ROUNDS
) -> RepairedFiles:
    """Make the fixes of the findings that are wanted, look again, until none is left. `drafts` are files that were
    opened before, changed or not; others are read from the disk. At most `limit` rounds are made. A round after which a
    file can't be parsed any more is made without that file, and fixes that do harm to what they are not made for are
    taken back: they become advice. Raises WriteError where a file changes meanwhile, or can't be read."""
    attempt = partial(_made, look, drafts or {}, limit)
    made = attempt(is_wanted)
    harms = _harms(made)
    return _without_harm(attempt, is_wanted, made, harms) if harms else made.files


class _Made(NamedTuple):
    """What was found `before` any fix, and the files after the rounds."""

    before: Outcome
    files: RepairedFiles


def _without_harm(
    attempt: Callable[[Wanted], _Made], is_wanted: Wanted, made: _Made, harms: Sequence[_Harm]
) -> RepairedFiles:
    """The repair without the fixes that do harm: those of the files concerned, of which each is tried again on top of
    the others; all fixes where that is not enough, or where there are too many to try."""
    concerned = {one.path for one in harms}
    held = frozenset(one for one in made.files.fixed if one.path in concerned) or frozenset(made.files.fixed)
    names = {one.path for one in held}
    back: frozenset[Finding] = frozenset()

    def with_only(allowed: frozenset[Finding]) -> _Made:
        return attempt(lambda one: is_wanted(one) and (one.path not in names or one in allowed))

    best = with_only(back)
    if _harms(best):
        names = {one.path for one in made.files.fixed}
        best = with_only(back)
    elif len(held) <= MOST_TRIED:
        for one in sorted(held, key=lambda one: one.sort_key):
            tried = with_only(back | {one})
            if one in tried.files.fixed and not _harms(tried):
                back, best = back | {one}, tried
    outcome = best.files.outcome
    findings = tuple(
        one._replace(fix=None, advice=harms[0].advice(outcome.names))
        if one.path in names and one.fix and is_wanted(one)
        else one
        for one in outcome.findings
    )
    outcome = outcome._replace(findings=findings)
    return replace(best.files, outcome=outcome, converged=not _by_file(outcome, is_wanted))


def _made(look: Look, drafts: Mapping[Path, Draft], limit: int, is_wanted: Wanted) -> _Made:
    made = dict(drafts)
    held: set[Path] = set()
    fixed: tuple[Finding, ...] = ()
    outcome = before = look(unsaved(made.values()))
    seen = {_state(made)}
    for _ in range(limit):
        wanted = _by_file(outcome, is_wanted)
        tried, done = _round(made, {path: found for path, found in wanted.items() if path not in held}, outcome)
        held |= wanted.keys() - tried.keys()
        if not done or _state(tried) in seen:
            break
        after = look(unsaved(tried.values()))
        broken = after.unparsable - outcome.unparsable
        if broken & wanted.keys():
            held |= broken & wanted.keys()
            continue
        made, outcome = tried, after
        fixed += done
        seen.add(_state(made))
    changed = {path: draft for path, draft in made.items() if draft.is_changed}
    files = RepairedFiles(changed, fixed, outcome, converged=not _by_file(outcome, is_wanted))
    return _Made(before, files)


def _round(
    made: Mapping[Path, Draft], wanted: Mapping[Path, list[Finding]], outcome: Outcome
) -> tuple[dict[Path, Draft], tuple[Finding, ...]]:
    """The drafts after one round of fixes, those of files that can't be written faithfully left out, and the findings
    whose fixes were made."""
    tried = dict(made)
    done: list[Finding] = []
    for path, findings in wanted.items():
        draft = made.get(path) or read_draft(path)
        if any(draft.characters != _seen_by(one, outcome) for one in findings):
            raise changed_meanwhile(path)
        result = edits.apply(draft.characters, [one.fix for one in findings if one.fix])
        changed = replace(draft, characters=result.text)
        if changed.is_faithful:
            tried[path] = changed
            done += [one for one in findings if one.fix in result.applied]
    return tried, tuple(done)


def _seen_by(finding: Finding, outcome: Outcome) -> str | None:
    """The characters that a finding's fix is for."""
    other = finding.fix.other if finding.fix is not None else None
    return other.text if other is not None else outcome.texts.get(finding.path)


def _by_file(outcome: Outcome, is_wanted: Wanted) -> dict[Path, list[Finding]]:
    """The findings whose fixes are wanted, by the file that these change: one that was checked."""
    found: dict[Path, list[Finding]] = {}
    for finding in outcome.findings:
        is_here = finding.mended_path == finding.path or finding.mended_path in outcome.checked
        if finding.fix is not None and is_here and is_wanted(finding):
            found.setdefault(Path(finding.mended_path), []).append(finding)
    return found


def _state(drafts: Mapping[Path, Draft]) -> frozenset[tuple[Path, str]]:
    return frozenset((path, draft.characters) for path, draft in drafts.items() if draft.is_changed)


class _Harm(NamedTuple):
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


def _harms(made: _Made) -> list[_Harm]:
    """What there is less or more of after repairs than the findings that were fixed account for. A read that is left
    must be told as before: when it vanishes, an edit beside it has made it look right. A new one with a fix is the next
    round's. Lines move, so reads are counted by file, rule and name."""
    fixed, after = made.files.fixed, made.files.outcome
    expected, left = _counted(made.before.told) - _counted(fixed), _counted(after.told)
    unfixable = _counted(one for one in after.told if one.fix is None)
    return sorted({*(expected - left), *(unfixable - expected), *_unread(made)})


def _unread(made: _Made) -> Iterator[_Harm]:
    """The keys that are read in their new place less often than they were repaired: such a repair leads elsewhere than
    it was meant to. What one edit repairs is read at one place, or with all that it lies under; several variables may
    have become one, which is asked for once."""
    before, after = made.before.read_anew(), made.files.outcome.read_anew()
    gained: Counter[tuple[str, ...]] = Counter()
    for path, read in after.items():
        gained += Counter(read) - Counter(before.get(path, {}))
    moved = made.before.policy.moved_keys
    told = ((one, _moved_to(one.about or "", moved)) for one in made.files.fixed)
    repaired = [
        (one, new, (one.mended_path, min(one.fix.edits)))
        for one, new in told
        if new is not None and one.fix is not None
    ]
    times = Counter(name for name, _ in {(one.about, edit) for one, _, edit in repaired})
    for one, new, _ in repaired:
        whole = gained[new[:1]] if len(new) > 1 else 0
        if gained[new] + whole < times[one.about]:
            yield _Harm(one.path, one.code, one.about or "")


def _moved_to(name: str, moved: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """Where a key is now, or what the variable is called in whose place another is: what belongs to a relationship has
    its keys' names in capitals."""
    for old, new in moved.items():
        if name == old:
            return new
        if name.endswith(f"_{old.upper()}"):
            return (name.removesuffix(old.upper()) + new[0].upper(),)
    return None


def _counted(findings: Iterable[Finding]) -> Counter[_Harm]:
    return Counter(_Harm(one.path, one.code, one.about or "") for one in findings if one.rule in rules.OLD_READS)
