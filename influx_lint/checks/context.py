"""What all checks of a project's code ask for, made once and handed on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from influx_lint.languages import Traits
from influx_lint.languages.found import NOTHING, Found
from influx_lint.paths import joined
from influx_lint.project.layout import outermost_package
from influx_lint.project.model import Project, Service
from influx_lint.project.workspace import Workspace
from influx_lint.registry.policy import Policy
from influx_lint.text import has_any
from influx_lint.typings import TYPE_CHECKING

if TYPE_CHECKING:
    from influx_lint.checks.code_variables import Variable
    from influx_lint.flow.events import Contact, Event, Handover, KeyRead, Statement
    from influx_lint.languages.analysis import Analysis, Wanted
    from influx_lint.languages.front import Tree


_SPEAKING = (b"influx", b"Influx", b"INFLUX")
"""What a relationship's name, a type or the name of a client has in it that speaks of InfluxDB."""


class CodeContext:
    """A project's code under one policy, in one run; nothing is read before it is asked for. `relationships` are the
    names that the settings call InfluxDB."""

    def __init__(
        self,
        workspace: Workspace,
        policy: Policy,
        relationships: Collection[str] = (),
        analysis: Analysis | None = None,
    ) -> None:
        """`analysis` is that of the run; without one, the project is looked at in a run of its own."""
        self.workspace = workspace
        self.root = workspace.root
        self._start = joined(str(workspace.root), "")
        self.policy = policy
        self.relationships = relationships
        self._analysis = analysis
        self.events: dict[Path, Sequence[Event]] = {}
        """What is read in the files that were checked."""
        self._variables: dict[Path, Mapping[str, Variable]] = {}
        self._addresses: dict[Path, Mapping[str, tuple[Service, ...]]] = {}
        self._speaking: dict[Path, bool] = {}

    @cached_property
    def analysis(self) -> Analysis:
        from influx_lint.languages.analysis import Analysis

        return self._analysis or Analysis(self.workspace.disk)

    @cached_property
    def project(self) -> Project | None:
        """What the configuration declares, with the services that only relationships tell of."""
        project = self.workspace.project
        if project is None:
            return None
        from influx_lint.checks.influxdb import with_reached

        return with_reached(project, self.policy)

    @property
    def is_in_use(self) -> bool:
        """Whether somebody has asked for the configuration."""
        return "project" in vars(self)

    @cached_property
    def wanted(self) -> Wanted:
        """What is looked for in code; its markers are the texts of which a file must mention one to read variables of
        the relationships."""
        from influx_lint.checks import code_variables
        from influx_lint.languages.analysis import Wanted

        policy = self.policy
        new = policy.moved_keys.values()
        keys = frozenset({*((old,) for old in policy.moved_keys), *new, *(path[:1] for path in new)})
        statements = policy.clients.statements if policy.clients is not None else ()
        words = frozenset(statement.partition(" ")[0].lower() for statement in statements)
        return Wanted(keys, words, code_variables.markers(self.project, policy))

    def variables(self, path: Path) -> Mapping[str, Variable]:
        """The old variables of the relationships that the code in the file `path` has, by name."""
        folder = path.parent
        if folder not in self._variables:
            from influx_lint.checks.code_variables import variables

            self._variables[folder] = variables(self.project, self.policy, path)
        return self._variables[folder]

    def addresses(self, path: Path) -> Mapping[str, tuple[Service, ...]]:
        """The variables that hold the addresses of InfluxDB services for the code in the file `path`, by name."""
        folder = path.parent
        if folder not in self._addresses:
            from influx_lint.checks.code_variables import addresses

            self._addresses[folder] = addresses(self.project, self.policy, path)
        return self._addresses[folder]

    def base(self, path: str) -> Path:
        """The folder whose code is analysed with the file `path`: the project's, unless a root was named that does not
        hold it; then that of the outermost package around it."""
        return self.root if path.startswith(self._start) else outermost_package(Path(path))

    @cached_property
    def _tells_of_influxdb(self) -> bool:
        """Whether the settings or the configuration speak of InfluxDB, or part of the configuration was not read."""
        project = self.project
        if self.relationships or project is None:
            return bool(self.relationships)
        if not project.is_complete or project.hidden or any(one.hidden for one in project.applications):
            return True
        if any(service.image == self.policy.document["service"] for service in project.services):
            return True
        return any(has_any(self.analysis.data(path), _SPEAKING) for path in project.files)

    @cached_property
    def _telling(self) -> tuple[bytes, ...]:
        """What code has in it by which an endpoint may be taken for InfluxDB's where the configuration tells of none.
        Where that says of each relationship whose it is, a key that no other service has says nothing more."""
        project = self.project
        if project is not None and all(
            one.relationships and all(project.service(each.service) for each in one.relationships)
            for one in project.applications
        ):
            return _SPEAKING
        return (*_SPEAKING, *(key.encode() for key in self.policy.telling_keys))

    def _speaks(self, base: Path) -> bool:
        """Whether an endpoint may be taken for InfluxDB's in the code below `base` that may get hold of credentials."""
        if base not in self._speaking:
            self._speaking[base] = self._tells_of_influxdb or self.analysis.have_any(base, self.wanted, self._telling)
        return self._speaking[base]

    def _may_speak(self, base: Path, path: str, data: bytes, language: Traits) -> bool:
        """Whether it may in the file at `path`, if it holds these bytes, or in that code."""
        if self._speaks(base):
            return True
        return not self.analysis.is_known(base, path, data, self.wanted, language) and has_any(data, self._telling)

    def matters(self, path: str, data: bytes, language: Traits) -> bool:
        """Whether there can be events that are judged in the file at `path`, if it holds these bytes."""
        base = self.base(path)
        return self._may_speak(base, path, data, language) and self.analysis.matters(
            base, path, data, self.wanted, language
        )

    def carries(self, path: str, language: Traits) -> bool:
        """Whether the credentials may come to the code of the file at `path`, and through it to other files."""
        base = self.base(path)
        return self._speaks(base) and self.analysis.carries(base, path, self.wanted, language)

    def found(self, path: Path, source: str, language: Traits, tree: Tree | None = None) -> Found:
        """All that is found in the project, if that can have a bearing on the file at `path`, with `source` in it."""
        base = self.base(str(path))
        if not self._may_speak(base, str(path), source.encode("utf-8", "surrogatepass"), language):
            return NOTHING
        return self.analysis.found(base, path, self.wanted, source=source, tree=tree, language=language)

    def outline(self, path: Path, source: str, language: Traits) -> object:
        """What the analysis kept for edits of a file that holds `source`, if it did."""
        return self.analysis.outline(self.base(str(path)), path, self.wanted, source, language)

    def way(self, event: KeyRead | Contact | Statement, source: str, language: Traits) -> tuple[Handover, ...]:
        """How the credentials come to an event of those `found` in a file with `source` in it."""
        base = self.base(str(event.origin.path))
        return self.analysis.way(base, event, self.wanted, source=source, language=language)

    def of_documents(self) -> Found:
        """All that is found in the project, if its code may load JSON files."""
        return self.analysis.of_documents(self.root, self.wanted) if self._speaks(self.root) else NOTHING
