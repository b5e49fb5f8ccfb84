"""Where the checked repository is shown, as the CI server that runs a job says: so places can be links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import quote

Address = Callable[[str, int], "str | None"]
"""The page of a file, by its name from the repository's root, at a line; nothing for a file elsewhere."""


def address(environ: Mapping[str, str]) -> Address:
    """What gives the pages of files, by the variables of GitHub Actions, GitLab CI or Bitbucket Pipelines. Their names
    stand in the documentation of each: GITHUB_SERVER_URL, CI_PROJECT_URL, BITBUCKET_GIT_HTTP_ORIGIN."""
    known = {name: environ.get(name, "") for name in _VARIABLES}
    for base, form in _FORMS:
        filled = base.format_map(known)
        if all(known[name] for name in _names(base)):
            return partial(_page, filled, form)
    return lambda _path, _line: None


def _names(form: str) -> list[str]:
    return [part.partition("}")[0] for part in form.split("{")[1:]]


def _page(base: str, form: str, path: str, line: int) -> str | None:
    if path.startswith(("/", "..")) or path[1:3] == ":/":
        return None
    return f"{base}/{quote(path.encode('utf-8', 'surrogateescape'))}{form}{line}"


_FORMS = (
    ("{GITHUB_SERVER_URL}/{GITHUB_REPOSITORY}/blob/{GITHUB_SHA}", "#L"),
    ("{CI_PROJECT_URL}/-/blob/{CI_COMMIT_SHA}", "#L"),
    ("{BITBUCKET_GIT_HTTP_ORIGIN}/src/{BITBUCKET_COMMIT}", "#lines-"),
)
"""What the address of a file begins with, and what stands before the line."""

_VARIABLES = tuple(name for form, _ in _FORMS for name in _names(form))
