"""Looks at files under what is open in an editor."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from influx_lint import run
from influx_lint.errors import RunError
from influx_lint.findings import Outcome, Span, Way
from influx_lint.languages import NAMES, SUFFIXES
from influx_lint.project.disk import MAX_CODE_BYTES
from influx_lint.project.layout import JSON, YAML
from influx_lint.project.scripts import may_be_script
from influx_lint.repair.drafts import open_draft
from influx_lint.repair.write import WriteError
from influx_lint.session import Sight
from influx_lint.settings import PYPROJECT
from influx_lint.settings_files import SettingsFinder


class Ways(NamedTuple):
    """The ways of findings, by `Finding.sort_key`, and the texts of the files that they lead through, by path."""

    found: Mapping[tuple[str, Span, str, str], Way]
    texts: Mapping[str, str]


NO_WAYS = Ways({}, {})

_SEEN = (*SUFFIXES, *NAMES, *YAML, JSON, Path(PYPROJECT).suffix)
_REPOSITORY, _INDEX = ".git", "index"


class Looking:
    """One look after the other; what did not change since the last one is neither read nor analysed again. It is not
    for several threads at once, but for `configure` and `forget`."""

    def __init__(self) -> None:
        self._overrides: dict[str, Any] = {}
        self._sight: Sight | None = None
        self._finder: SettingsFinder | None = None

    def configure(self, overrides: Mapping[str, Any]) -> None:
        """Have these settings, by their names in `Settings`, outweigh those of the projects."""
        self._overrides = dict(overrides)
        self.forget()

    def forget(self) -> None:
        """Look at the disk again, and read settings anew."""
        self._finder = None

    @property
    def finder(self) -> SettingsFinder:
        """What finds the settings of files. Raises SettingsError."""
        found = self._finder
        if found is None:
            found = self._finder = SettingsFinder(overrides=self._overrides)
            self.sight.refresh()
        return found

    @property
    def sight(self) -> Sight:
        """What the last look saw."""
        if self._sight is None:
            self._sight = run.sight(keeps=True)
        return self._sight

    def __call__(
        self,
        paths: Sequence[Path],
        unsaved: Mapping[Path, bytes],
        only: Collection[Path] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Outcome:
        """Check files and folders (absolute) under the texts of what is open, of what is in folders the `only` ones.
        Raises SettingsError, PolicyError."""
        looks = run.Looks([str(path) for path in paths], self.finder, self.sight, progress=progress, only=only)
        outcome = looks(unsaved)
        self._sight = looks.sight
        return outcome

    def each(
        self,
        paths: Sequence[Path],
        unsaved: Mapping[Path, bytes],
        only: Collection[Path] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> tuple[Outcome | None, Mapping[Path, Exception]]:
        """The same where wrong settings of one of the paths leave the others alone: an outcome, if any of them could be
        checked, and what kept the others from it."""
        if not paths:
            return None, {}
        try:
            return self(paths, unsaved, only, progress), {}
        except RunError as error:
            if len(paths) == 1:
                return None, {paths[0]: error}
        errors = {path: error for one in paths for path, error in self.each([one], unsaved, only)[1].items()}
        return self.each([one for one in paths if one not in errors], unsaved, only, progress)[0], errors

    def ways(self, outcome: Outcome, paths: Collection[Path]) -> Ways:
        """The ways of the findings of some files, in what the last look saw."""
        names = set(map(str, paths))
        found = {one.sort_key: outcome.way(one) for one in outcome.findings if one.path in names}
        files = {step.path for way in found.values() for step in way.steps}
        return Ways(found, {name: self._text(Path(name)) for name in files})

    def _text(self, path: Path) -> str:
        try:
            return open_draft(path, self.sight.disk.content(str(path), MAX_CODE_BYTES).data).characters
        except (OSError, WriteError):
            return ""


def may_matter(path: Path) -> bool:
    """Whether a look may see that a file or folder has changed, by its name; what writes logs must not keep looks from
    their end."""
    name = path.name
    if _REPOSITORY in path.parts:
        return name == _INDEX
    return name.startswith(".") or may_be_script(name) or name.endswith(_SEEN) or not path.is_file()


def encoded(path: Path, text: str) -> bytes:
    """The bytes that a file would have if an editor's text were saved: in the encoding that the text itself names."""
    data = text.encode("utf-8", "surrogatepass")
    try:
        draft = open_draft(path, data)
        return data if draft.characters == text else text.encode(draft.text.encoding)
    except (WriteError, ValueError):
        return data
