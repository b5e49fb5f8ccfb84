"""One run over files and folders: finds them, checks each by its kind, applies suppressions, and tells all it did."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from influx_lint.answers import Answers
from influx_lint.findings import Failure, Finding, Outcome, PassedOver
from influx_lint.garbage import uncollected
from influx_lint.languages import EMBEDDED, TITLES, Traits, by_suffix
from influx_lint.ledger import Ledger
from influx_lint.paths import ShownNames, absolute
from influx_lint.project import files, layout, scripts
from influx_lint.project.disk import MAX_CODE_BYTES, MAX_JSON_BYTES, Disk
from influx_lint.project.layout import Kind
from influx_lint.registry import rules
from influx_lint.registry.policy import ANY
from influx_lint.session import Session, Sight, Surroundings
from influx_lint.settings import OWN_FILE, PYPROJECT
from influx_lint.settings_files import SettingsFinder
from influx_lint.targets import Target, Targets
from influx_lint.text import reason
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.project.configuration import ConfigurationFile

STDIN = "-"

_OUR_PREFIX = b"NFX"
"""What a suppression of ours mentions, which may be wrong where nothing is found."""

_OUR_LETTER = b"X"
"""Its rarest letter: a search for one byte takes a fraction of a search for three, and most files lack it."""


def check(
    paths: Sequence[str],
    finder: SettingsFinder,
    *,
    stdin: tuple[str, bytes] | None = None,
    unsaved: Mapping[Path, bytes] | None = None,
    changed: bool = False,
    verbose: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Outcome:
    """Check files and folders; `-` among the paths stands for `stdin`: the name that it goes by, and its bytes.

    `unsaved` has the bytes of files (absolute) that outweigh what is on the disk, and `stdin`. With `changed`, the
    paths are the files that a commit changes: what they can make wrong is checked, too (`Targets.affected`), and those
    that are excluded or no longer there are passed over. With `verbose`, the outcome has notes. `progress` is told how
    many files of how many are done.
    Raises SettingsError and PolicyError; whatever is wrong with a checked file is in the outcome."""
    looks = Looks(paths, finder, sight(), stdin=stdin, changed=changed, verbose=verbose, progress=progress)
    return looks(unsaved or {})


def sight(*, keeps: bool = False) -> Sight:
    """What a run sees; for `keeps` see `Disk`."""
    return Sight(Disk(settings_files=(OWN_FILE, PYPROJECT), keeps=keeps))


class Looks:
    """Runs over the same files and folders (`check`), each under other unsaved texts. What these leave alone is neither
    read nor analysed again, where the disk of the `sight` keeps it. `sight` becomes that of the last run. `named` are
    what was given, and `given` the bytes of standard input by its path."""

    def __init__(
        self,
        paths: Sequence[str],
        finder: SettingsFinder,
        sight: Sight,
        *,
        stdin: tuple[str, bytes] | None = None,
        changed: bool = False,
        verbose: bool = False,
        progress: Callable[[int, int], None] | None = None,
        only: Collection[Path] | None = None,
    ) -> None:
        """`only` are the files that are checked of what is in folders, where not all are."""
        self.sight = sight
        self.given = {absolute(stdin[0]): stdin[1]} if stdin else {}
        self.named = [stdin[0] if path == STDIN and stdin else path for path in paths]
        self.finder = finder
        self.changed = changed
        self.verbose = verbose
        self.progress = progress
        self.only = only

    def __call__(self, unsaved: Mapping[Path, bytes]) -> Outcome:
        """One run. Raises SettingsError and PolicyError."""
        self.sight = self.sight.under({**self.given, **unsaved})
        with uncollected():
            return _Run(self).outcome()


class _Run:
    def __init__(self, looks: Looks) -> None:
        self.looks = looks
        self.finder = looks.finder
        self.given = frozenset(map(str, looks.given))
        self.changed = looks.changed
        self.ledger = Ledger()
        self.names = ShownNames()
        self.disk = looks.sight.disk
        self.finder.has = self.disk.has
        self.session = Session(self.finder, looks.sight, lambda code, settings: settings.selects(code))
        self.with_code: dict[Path, None] = {}
        self.vendors: set[str] = set()
        self.targets = Targets(self.session, self.disk, self.names, changed=looks.changed, only=looks.only)
        self.loaded: dict[Path, list[Path]] = {}

    def outcome(self) -> Outcome:
        looks, named = self.looks, self.looks.named
        if not self.changed:
            self.disk.named.update(str(absolute(name)) for name in named)
        settings = self.finder.for_run([absolute(path) for path in named])
        policy = self.finder.policy(settings)
        targets = list(self.targets.all(named))
        for done, target in enumerate(targets, 1):
            self.check(target)
            if looks.progress:
                looks.progress(done, len(targets))
        for target in self.documents(targets):
            self.check(target)
        ledger, answers = self.ledger, Answers(self.session, self.ledger, self.targets)
        vendor = settings.vendor or (self.vendors.pop() if len(self.vendors) == 1 else ANY)
        return Outcome(
            findings=tuple(sorted(ledger.findings.values(), key=self.order)),
            suppressed=tuple(ledger.suppressed),
            checked=tuple(dict.fromkeys(ledger.checked)),
            passed_over=tuple(dict.fromkeys([*self.targets.passed_over, *ledger.passed_over])),
            failures=tuple(dict.fromkeys([*self.targets.failures, *ledger.failures])),
            policy=policy,
            vendor=vendor,
            target=settings.target_for(policy, vendor),
            texts=ledger.texts,
            severities=ledger.severities,
            notes=tuple(dict.fromkeys(self.notes())) if looks.verbose else (),
            names=self.names,
            unparsable=frozenset(ledger.unparsable),
            not_looked_for=answers.not_looked_for,
            way=answers.way,
            suppressing=answers.suppressing,
            read_anew=answers.read_anew,
            recognition=answers.recognition,
        )

    def order(self, finding: Finding) -> tuple[object, ...]:
        """Orders findings by their files as they are shown, then by place and rule."""
        return self.names.shown(finding.path), finding.sort_key

    def notes(self) -> Iterator[str]:
        """What there is to say of settings whose folder was searched as a whole."""
        from influx_lint.targets import idle

        for folder, listing in self.targets.searches:
            everything = [Path(name) for name in listing.files]
            settings = [self.finder.for_folder(folder), *map(self.finder.for_file, everything)]
            passed_over = [Path(one.path) for one in listing.passed_over]
            for one in {id(one): one for one in settings}.values():
                if one.folder.is_relative_to(folder):
                    yield from idle(one, everything, passed_over)

    def check(self, target: Target) -> None:
        """Check one file by its kind, and enter all that comes of it."""
        try:
            language = self.language(target)
            if language:
                self.check_code(target, language)
                return
            is_known = layout.kind_of(target.path.parent.name, target.path.name) is not None
            is_document = not is_known and self.is_document(target.name)
            kind = layout.kind_of_named(target.path) if not is_document else None
            if kind is None and not is_document and target.name in self.given and not target.path.suffix:
                kind = Kind.SERVICES
            if kind:
                self.check_configuration(target, kind)
            elif is_document:
                self.check_document(target)
            else:
                near = scripts.near_miss(target.path.parent.name, target.path.name)
                why = near or f"neither a configuration file nor {' or '.join(TITLES)}"
                self.ledger.passed_over.append(PassedOver(target.name, why))
        except OSError as error:
            self.ledger.failures.append(Failure(target.name, reason(error)))

    def language(self, target: Target) -> Traits | None:
        """The language of a target that is code. Raises OSError."""
        found = by_suffix(target.name)
        if found or (target.is_named and target.name not in self.disk.unsaved and not target.path.is_file()):
            return found
        return files.language_at(target.name, self.disk)

    def check_configuration(self, target: Target, kind: Kind) -> None:
        from influx_lint.checks import services
        from influx_lint.checks.doubts import of_configuration

        around = self.session.around(target.name)
        settings, policy, workspace = around.settings, around.policy, around.workspace
        file = workspace.file(target.path, kind)
        vendor = settings.vendor_for(policy, layout.VENDORS.get(kind))
        self.vendors.add(vendor)
        found = services.check(file, workspace, policy, vendor, settings.target_for(policy, vendor))
        by_path: dict[str, list[Finding]] = {}
        for finding in chain(found, self.in_scripts(file, around)):
            by_path.setdefault(finding.path, []).append(finding)
        for one in file.files():
            self.names.bring_in(str(one.path), target.name)
            self.ledger.checked.append(str(one.path))
            text = one.source.text if one.source else ""
            doubts = partial(of_configuration, one, file, workspace)
            standing = _standing(by_path.get(str(one.path), []), text)
            self.ledger.enter(one.path, "yaml", text, standing, settings, doubts)
        for path, error in file.unreadable():
            self.names.bring_in(str(path), target.name)
            self.ledger.failures.append(Failure(str(path), reason(error)))
        for refused in file.refused.values():
            where = self.names.shown(str(refused.node.source.path))
            self.ledger.passed_over.append(PassedOver(refused.target, f"included by {where}, but {refused.reason}"))

    def in_scripts(self, file: ConfigurationFile, around: Surroundings) -> Iterator[Finding]:
        """What is found in the scripts of a configuration file, but for what is suppressed there."""
        if EMBEDDED is None:
            return
        why = around.settings.leaves_out(EMBEDDED)
        for script in file.scripts(EMBEDDED.suffixes[0]):
            if why:
                self.ledger.passed_over.append(PassedOver(str(script.scalar.source.path), f"in its scripts: {why}"))
                continue
            data = script.text.encode("utf-8", "replace")
            if not around.gate.lets_pass(script.path, data, EMBEDDED, by_itself=True) and _OUR_PREFIX not in data:
                continue
            from influx_lint.checks import embedded

            self.with_code[around.workspace.root] = None
            codes, allowed = around.settings.codes_for(file.path), around.settings.allow_suppressions
            kept, suppressed = embedded.check(script, file, around.context, EMBEDDED, codes, allowed=allowed)
            self.ledger.suppressed += suppressed
            for finding, of_script in kept:
                self.ledger.in_scripts[finding.sort_key] = (script, of_script)
                yield finding

    def check_code(self, target: Target, language: Traits) -> None:
        around = self.session.around(target.name)
        if why := around.settings.leaves_out(language):
            self.ledger.passed_over.append(PassedOver(target.name, why))
            return
        data = self.disk.content(target.name, MAX_CODE_BYTES).data
        self.ledger.checked.append(target.name)
        self.with_code[around.workspace.root] = None
        can_hold_finding = around.gate.lets_pass(target.name, data, language, by_itself=target.is_named)
        if not (can_hold_finding or target.is_named or (data.find(_OUR_LETTER) >= 0 and data.find(_OUR_PREFIX) >= 0)):
            return
        from influx_lint.checks import code

        path = target.path
        text, found = code.check_file(
            around.context, path, data, language, only_parse=not can_hold_finding, is_named=target.is_named
        )
        doubts = partial(code.doubts_in_file, around.context, path, data, language)
        of_comments = "yaml" if path.suffix in layout.YAML else language.name
        self.ledger.enter(path, of_comments, text, found, around.settings, doubts)

    def documents(self, targets: Sequence[Target]) -> Iterator[Target]:
        """The files of data in the folders that were searched which the code there puts in the place of credentials."""
        if not self.targets.searches:
            return
        named = {one.name for one in targets}
        for path in (
            one for root in self.with_code for one in self.documents_of(root) if self.targets.root_of(str(one)) == root
        ):
            folder = next((one for one, _ in self.targets.searches if path.is_relative_to(one)), None)
            if folder is None or str(path) in named:
                continue
            if self.targets.excludes_within(path, folder):
                self.ledger.passed_over.append(PassedOver(str(path), files.EXCLUDED))
                continue
            yield Target(str(path), True)

    def is_document(self, path: str) -> bool:
        """Whether a file that was named is a file of data that code puts in the place of credentials."""
        if not path.endswith(layout.DOCUMENTS) or not self.may_matter(path):
            return False
        return Path(path) in self.documents_of(self.targets.root_of(path))

    def may_matter(self, path: str) -> bool:
        """Whether a file of data is worth a look at its project. Commits change many that mean nothing."""
        from influx_lint.checks import code

        if not self.changed:
            return True
        try:
            return code.can_be_document(self.disk.content(path, MAX_JSON_BYTES).data, self.session.around(path).policy)
        except OSError:
            return False  # then the project's code is not followed through it either

    def documents_of(self, root: Path) -> list[Path]:
        """The files of data of a project that its code puts in the place of credentials."""
        if root not in self.loaded:
            from influx_lint.checks import code

            self.loaded[root] = code.documents(self.session.within(str(root)).context)
        return self.loaded[root]

    def check_document(self, target: Target) -> None:
        """Check a file of data that is one of its project's `documents_of`."""
        from influx_lint.checks import code

        around = self.session.around(target.name)
        self.ledger.checked.append(target.name)
        data = self.disk.content(target.name, MAX_JSON_BYTES).data
        text, found = code.check_document(around.context, target.path, data)
        language = "yaml" if target.path.suffix in layout.YAML else None
        doubts = partial(code.doubts_about_documents, around.context)
        self.ledger.enter(target.path, language, text, found, around.settings, doubts)


def _standing(findings: list[Finding], text: str) -> list[Finding]:
    """The findings that stand in a text. What a file that cannot be parsed is told may stand beyond what was read."""
    if not findings:
        return findings
    from influx_lint.text import Lines

    lines = Lines(text)
    return [one for one in findings if one.rule is rules.UNPARSABLE_FILE or lines.has(one.span)]
