"""What git says of files that are to be written."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from influx_lint.paths import repository
from influx_lint.text import reason

_HOOK_VARIABLES = ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE")
"""What git sets for its hooks, and what would make it look at another repository than the file's own."""

_OWN_SCOPES = frozenset({"local", "worktree"})
_PROGRAMS = (".clean", ".smudge", ".process")

_MOST_NAMES = 500
"""How many files git is asked about at once: a command line has a limit."""


@dataclass(frozen=True, slots=True)
class Uncommitted:
    """The files with content that no commit has, and those that git could not be asked about, each with the reason."""

    files: tuple[Path, ...]
    unknown: tuple[tuple[Path, str], ...]


def uncommitted(files: Iterable[Path]) -> Uncommitted:
    """Ask git about files (absolute), each in its own repository. Links count as the files that they lead to."""
    groups: dict[Path | None, list[Path]] = {}
    for file in files:
        real = Path(os.path.realpath(file))
        groups.setdefault(repository(real.parent), []).append(real)
    dirty: list[Path] = []
    unknown: list[tuple[Path, str]] = []
    for root, group in groups.items():
        if root is None:
            unknown += [(file, "it lies in no git repository") for file in group]
            continue
        try:
            for start in range(0, len(group), _MOST_NAMES):
                dirty += _status(root, group[start : start + _MOST_NAMES])
        except OSError as error:
            unknown += [(file, reason(error)) for file in group]
    return Uncommitted(tuple(sorted(dirty)), tuple(sorted(unknown)))


def _status(root: Path, files: list[Path]) -> list[Path]:
    """Those of `files` that differ from the last commit or are not in it. Raises OSError where git can't say."""
    # A repository's own configuration may name a program for git to run; nothing of what is checked is run.
    command = ["git", "-c", "core.fsmonitor=false", "--literal-pathspecs", "status", "--porcelain=v1", "-z"]
    command += ["--untracked-files=all", "--no-renames", "--ignore-submodules=all"]
    names = [str(file.relative_to(root)) for file in files]
    listed = _asked([*command[:1], *_without_filters(root), *command[1:], "--", *names], root)
    return [root / os.fsdecode(entry[3:]) for entry in listed if entry]


def _without_filters(root: Path) -> list[str]:
    """The options that take away the filters of a repository's own configuration, which git runs to compare files."""
    command = ["git", "config", "--list", "--show-scope", "--name-only", "-z"]
    listed = [os.fsdecode(one) for one in _asked(command, root)]
    options: list[str] = []
    for scope, name in zip(listed[::2], listed[1::2], strict=False):
        if scope in _OWN_SCOPES and name.startswith("filter.") and name.endswith(_PROGRAMS):
            if "=" in name:
                raise OSError(0, f"its configuration has a filter of an odd name, {name!r}")
            options += ["-c", f"{name}="]
        elif scope in _OWN_SCOPES and name.startswith("filter.") and name.endswith(".required"):
            options += ["-c", f"{name}=false"]
    return options


def _asked(command: list[str], root: Path) -> list[bytes]:
    """What git lists with -z, in the repository at `root`. Raises OSError where it fails."""
    import subprocess

    environment = {name: value for name, value in os.environ.items() if name not in _HOOK_VARIABLES}
    done = subprocess.run(
        command,
        cwd=root,
        env=environment | {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise OSError(0, f"git failed: {lines[0] if lines else done.returncode}")
    return done.stdout.split(b"\0")
