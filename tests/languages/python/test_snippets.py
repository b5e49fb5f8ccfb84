"""What is followed, and where the analysis stays silent, on one small program each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from snippet import PRELUDE, Snippet, found, load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("snippet", load("reads.txt", PRELUDE), ids=lambda one: one.title)
def test_reads_are_followed(snippet: Snippet, tmp_path: Path) -> None:
    snippet.write(tmp_path)
    assert found(tmp_path, snippet.files) == snippet.expected


@pytest.mark.parametrize("snippet", load("sources.txt"), ids=lambda one: one.title)
def test_credentials_are_followed_from_their_source(snippet: Snippet, tmp_path: Path) -> None:
    snippet.write(tmp_path)
    assert found(tmp_path, snippet.files) == snippet.expected


@pytest.mark.parametrize("snippet", load("modules.txt"), ids=lambda one: one.title)
def test_values_cross_modules(snippet: Snippet, tmp_path: Path) -> None:
    snippet.write(tmp_path)
    assert found(tmp_path, snippet.files) == snippet.expected


@pytest.mark.parametrize("snippet", load("silence.txt", PRELUDE), ids=lambda one: one.title)
def test_other_reads_are_left_alone(snippet: Snippet, tmp_path: Path) -> None:
    snippet.write(tmp_path)
    assert found(tmp_path, snippet.files) == snippet.expected


@pytest.mark.parametrize("snippet", load("tables.txt", PRELUDE), ids=lambda one: one.title)
def test_tables_and_groups_tell_whose_an_endpoint_is(snippet: Snippet, tmp_path: Path) -> None:
    snippet.write(tmp_path)
    assert found(tmp_path, snippet.files) == snippet.expected


@pytest.mark.parametrize("snippet", load("calls.txt", PRELUDE), ids=lambda one: one.title)
def test_what_libraries_call_and_fill_is_followed(snippet: Snippet, tmp_path: Path) -> None:
    snippet.write(tmp_path)
    assert found(tmp_path, snippet.files) == snippet.expected


@pytest.mark.parametrize("snippet", load("copies.txt", PRELUDE), ids=lambda one: one.title)
def test_copies_under_other_keys_are_followed(snippet: Snippet, tmp_path: Path) -> None:
    snippet.write(tmp_path)
    assert found(tmp_path, snippet.files) == snippet.expected


@pytest.mark.parametrize("snippet", load("clients.txt", PRELUDE), ids=lambda one: one.title)
def test_clients_of_1_are_found(snippet: Snippet, tmp_path: Path) -> None:
    snippet.write(tmp_path)
    assert found(tmp_path, snippet.files) == snippet.expected


@pytest.mark.parametrize("snippet", load("requests.txt", PRELUDE), ids=lambda one: one.title)
def test_requests_by_the_routes_of_1_are_found(snippet: Snippet, tmp_path: Path) -> None:
    snippet.write(tmp_path)
    assert found(tmp_path, snippet.files) == snippet.expected
