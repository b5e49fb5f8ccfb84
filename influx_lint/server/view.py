"""What is known of the files at one moment: what was open, and what a look at it found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types as lsp
from pygls.workspace import PositionCodec

from influx_lint.findings import Finding, Outcome, Step
from influx_lint.server.diagnostics import diagnostic, not_checked
from influx_lint.server.looking import NO_WAYS, Ways
from influx_lint.server.places import Places, uri_of


class Client(NamedTuple):
    """How a client counts, and what it can: take versions with edits (`documentChanges`), annotations of them and
    snippets in them; ask for the edit of an action when it is chosen; show a file where it is told to, and what is
    related to a diagnostic."""

    codec: PositionCodec
    takes_versions: bool
    takes_annotations: bool
    takes_snippets: bool
    resolves_edits: bool
    shows_files: bool
    shows_ways: bool

    @classmethod
    def of(cls, capabilities: lsp.ClientCapabilities, codec: PositionCodec) -> Client:
        """The client with these capabilities."""
        edits = capabilities.workspace.workspace_edit if capabilities.workspace else None
        takes_versions = bool(edits and edits.document_changes)
        documents = capabilities.text_document
        actions = documents.code_action if documents else None
        diagnostics = (documents.publish_diagnostics, documents.diagnostic) if documents else ()
        window = capabilities.window
        return cls(
            codec,
            takes_versions=takes_versions,
            takes_annotations=bool(edits and edits.change_annotation_support),
            takes_snippets=bool(edits and edits.snippet_edit_support and takes_versions),
            resolves_edits=bool(actions and actions.resolve_support and "edit" in actions.resolve_support.properties),
            shows_files=bool(window and window.show_document and window.show_document.support),
            shows_ways=any(one and one.related_information for one in diagnostics),
        )

    @property
    def takes_placeholders(self) -> bool:
        """Whether a person can be led to a word that is to be written over."""
        return self.takes_snippets or self.shows_files


class Open(NamedTuple):
    """A file that is open: its address and version there, and its text."""

    uri: str
    version: int | None
    text: str


@dataclass(eq=False)
class View:
    """What a look at `paths` found under the texts that were `opened`: an outcome, and the errors that kept some of the
    paths from being looked at. A path is a folder, or a file."""

    client: Client
    opened: Mapping[Path, Open]
    paths: Sequence[Path]
    outcome: Outcome | None
    errors: Mapping[Path, Exception]
    ways: Ways = NO_WAYS

    @cached_property
    def by_file(self) -> Mapping[Path, Sequence[Finding]]:
        """The findings of each file that has any."""
        return self.outcome.by_file() if self.outcome else {}

    def findings(self, path: Path) -> Sequence[Finding]:
        """What was found in a file."""
        return self.by_file.get(path, ())

    def places(self, path: Path) -> Places:
        """The places of a file's text, where that is known."""
        opened = self.opened.get(path)
        if opened:
            return Places(opened.text, self.client.codec)
        known = self.outcome.texts if self.outcome else {}
        return Places(known.get(str(path)) or self.ways.texts.get(str(path), ""), self.client.codec)

    def uri(self, path: Path) -> str:
        """The address of a file, as the client gave it where it is open."""
        opened = self.opened.get(path)
        return opened.uri if opened else uri_of(path)

    def version(self, path: Path) -> int | None:
        """The version of a file that is open."""
        opened = self.opened.get(path)
        return opened.version if opened else None

    @property
    def files(self) -> set[Path]:
        """The files that there may be diagnostics of."""
        return {*self.by_file, *self.opened}

    def covers(self, path: Path) -> bool:
        """Whether a file was looked at."""
        return path in self.opened or any(path.is_relative_to(one) for one in self.paths)

    def diagnostics(self, path: Path) -> list[lsp.Diagnostic]:
        """The diagnostics of a file."""
        places = self.places(path)
        reasons = [str(error) for one, error in self.errors.items() if path.is_relative_to(one)]
        reasons += [one.message for one in self.outcome.failures if one.path == str(path)] if self.outcome else []
        return [
            *map(not_checked, reasons if path in self.opened else ()),
            *(self.diagnostic(one, places) for one in self.findings(path)),
        ]

    def diagnostic(self, finding: Finding, places: Places) -> lsp.Diagnostic:
        """A finding as the client shows it, with its way."""
        assert self.outcome is not None
        made = diagnostic(finding, self.outcome.severity(finding), places)
        way = self.ways.found.get(finding.sort_key)
        if way:
            made.related_information = [self._related(step) for step in way.steps[:-1]] or None
        return made

    def _related(self, step: Step) -> lsp.DiagnosticRelatedInformation:
        path = Path(step.path)
        location = lsp.Location(self.uri(path), self.places(path).range(step.span))
        return lsp.DiagnosticRelatedInformation(location, step.text)
