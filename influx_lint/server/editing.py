"""Edits as a client makes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from pathlib import Path

from lsprotocol import types as lsp

from influx_lint.findings import Edit, Fix
from influx_lint.repair.drafts import Draft
from influx_lint.server.places import Places
from influx_lint.server.view import View
from influx_lint.text import Lines


def of_fix(view: View, path: Path, fix: Fix) -> lsp.WorkspaceEdit:
    """The edits of the fix of a finding in the file at `path`."""
    if fix.other is None:
        return of_edits(view, path, fix.edits)
    return of_edits(view, Path(fix.other.path), fix.edits, Places(fix.other.text, view.client.codec))


def of_edits(view: View, path: Path, edits: Iterable[Edit], places: Places | None = None) -> lsp.WorkspaceEdit:
    """Edits of the text of one file, which has these `places`."""
    places = places or view.places(path)
    return _made(view, {path: [lsp.TextEdit(places.range(one.span), one.text) for one in edits]})


def placeheld(view: View, path: Path, edit: Edit, word: str) -> tuple[lsp.WorkspaceEdit, lsp.Range | None]:
    """An edit of the text of one file at whose end a word may stand that is to be written over: a snippet, where the
    client takes them; else with what is to be selected after it."""
    places = view.places(path)
    before, behind, after = edit.text.rpartition(word)
    if not behind:
        return of_edits(view, path, [edit]), None
    if view.client.takes_snippets:
        text = f"{_escaped(before)}${{1:{word}}}{_escaped(after)}"
        snippet = lsp.SnippetTextEdit(places.range(edit.span), lsp.StringValue(text))
        return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(_versioned(view, path), [snippet])]), None
    start, end = places.lines.offsets(edit.span)
    text = places.lines.text
    made = Places(text[:start] + edit.text + text[end:], view.client.codec)
    start += len(before)
    return of_edits(view, path, [edit]), made.range(made.lines.span(start, start + len(word)))


def _escaped(text: str) -> str:
    """A text within a snippet."""
    return re.sub(r"([\\\\$}])", r"\\\1", text)


def of_drafts(view: View, drafts: Iterable[Draft], note: lsp.ChangeAnnotation | None = None) -> lsp.WorkspaceEdit:
    """What takes files to the texts of their drafts; a client that can asks for the note's confirmation."""
    return _made(view, {one.path: _lines_of(one, view) for one in drafts}, note)


def _made(
    view: View, changes: dict[Path, list[lsp.TextEdit]], note: lsp.ChangeAnnotation | None = None
) -> lsp.WorkspaceEdit:
    if not view.client.takes_versions:
        return lsp.WorkspaceEdit(changes={view.uri(path): edits for path, edits in changes.items()})
    noted = note if view.client.takes_annotations else None
    documents = []
    for path, edits in changes.items():
        made: Sequence[lsp.TextEdit | lsp.AnnotatedTextEdit] = edits
        if noted:
            made = [lsp.AnnotatedTextEdit(noted.label, one.range, one.new_text) for one in edits]
        documents.append(lsp.TextDocumentEdit(_versioned(view, path), list(made)))
    return lsp.WorkspaceEdit(
        document_changes=list(documents), change_annotations={noted.label: noted} if noted else None
    )


def _versioned(view: View, path: Path) -> lsp.OptionalVersionedTextDocumentIdentifier:
    return lsp.OptionalVersionedTextDocumentIdentifier(view.uri(path), view.version(path))


def _lines_of(draft: Draft, view: View) -> list[lsp.TextEdit]:
    """The lines that differ."""
    places = Places(draft.text.characters, view.client.codec)
    before, after = (_split(Lines(text)) for text in (draft.text.characters, draft.characters))
    starts = [0, *accumulate(map(len, before))]
    return [
        lsp.TextEdit(places.range(places.lines.span(starts[first], starts[last])), "".join(after[begin:end]))
        for what, first, last, begin, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if what != "equal"
    ]


def _split(lines: Lines) -> list[str]:
    """The lines of a text with their ends."""
    starts = [lines.offsets((number, 1, number, 1))[0] for number in range(1, len(lines) + 1)]
    return [lines.text[start:end] for start, end in pairwise([*starts, len(lines.text)])]
