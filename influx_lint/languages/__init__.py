"""The table of languages: by what the files of each are known. Everything else asks here, and names none.

What a language has to say besides stands in the folder of its name, which is loaded when one of its files needs it
(`front.front_end`): no start pays for a language that it does not meet."""

from __future__ import annotations

import os

from influx_lint.typings import NamedTuple


class Traits(NamedTuple):
    """By what the files of a language are known.

    `name` is that of its folder here, and the one by which Markdown knows it; `title` is what people call it. A file
    is known by one of the `suffixes`, by one of the `names`, or by a first line that has the system run it by a program
    whose name matches `interpreters`, one of `runners` by the word `run`, or one of `starters` that names such a
    program. What imports anything has one of the words `importing`. `packages` are the names of files that make their
    folder a part of what holds it, `environments` the names of what only a folder has in which other people's code is
    installed, and `foreign` those of folders that hold nothing of a project's. `near` are endings of files that a
    person may take for ones of the language, each with the reason why they are not looked at, and `minified` those
    among them that end as its files do. `libraries` are the names of folders in which other people's code is installed,
    each with that of something which is there then. Where `tests_are_reads`, a test whether a key is there counts as a
    read of it, if anything depends on that. The scripts in an application's configuration are in the one language that
    is `embedded`. What leaves variables to the programs that it starts, in whatever language, has one of the texts
    `exporting`. A file of YAML in the folder `set_up_in`, or not far below one, that has what matches `set_up_by` says
    what programs in the language are made of, and is one of its files."""

    name: str
    title: str
    suffixes: tuple[str, ...]
    importing: tuple[bytes, ...]
    interpreters: bytes
    names: tuple[str, ...] = ()
    runners: tuple[bytes, ...] = ()
    starters: tuple[bytes, ...] = ()
    packages: tuple[str, ...] = ()
    environments: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    minified: tuple[str, ...] = ()
    libraries: tuple[tuple[str, str], ...] = ()
    tests_are_reads: bool = True
    embedded: bool = False
    exporting: tuple[bytes, ...] = ()
    set_up_in: str = ""
    set_up_by: bytes = b""

    def __hash__(self) -> int:
        return hash(self.name)


PYTHON = Traits(
    "python",
    "Python",
    suffixes=(".py", ".pyw", ".wsgi"),
    importing=(b"import",),
    interpreters=rb"(?:python|pypy)[\d.]*[tdw]*(?:\.exe)?",
    runners=(b"uv", b"pipx"),
    starters=(b"poetry", b"pdm", b"hatch", b"pipenv", b"rye", b"conda", b"mamba", b"micromamba"),
    packages=("__init__.py",),
    environments=("pyvenv.cfg", "conda-meta"),
    foreign=("__pycache__", ".tox", ".nox"),
    near=(
        (".ipynb", "a notebook: only Python files are looked at"),
        (".pyi", "a stub, which no program runs"),
        (".pyx", "Cython: only Python files are looked at"),
        (".pxd", "Cython: only Python files are looked at"),
    ),
)

SHELL = Traits(
    "shell",
    "shell",
    suffixes=(".sh", ".bash", ".jq"),
    names=(".environment",),
    embedded=True,
    importing=(b"source", b"\n. ", b"\t. ", b"  . ", b"; . ", b"&& . ", b". ./", b'. "', b". $", b". /"),
    interpreters=rb"(?:ba|da|a)?sh",
    exporting=(
        b"export",
        b"set -a",
        b"declare -x",
        b"typeset -x",
        b"env ",
        b"python",
        b"node",
        b"php",
        b"npm",
        b".json",
    ),
    tests_are_reads=False,
    near=(
        (".zsh", "zsh: only scripts of sh and bash are looked at"),
        (".ksh", "ksh: only scripts of sh and bash are looked at"),
        (".fish", "fish: only scripts of sh and bash are looked at"),
    ),
)

PHP = Traits(
    "php",
    "PHP",
    suffixes=(".php", ".inc", ".module", ".install", ".theme", ".phtml"),
    importing=(b"include", b"require", b"use", b"namespace"),
    interpreters=rb"php[\d.]*",
    tests_are_reads=False,
    near=((".twig", "a template, which gets what PHP gives it"),),
    libraries=(("vendor", "autoload.php"),),
    set_up_in="config",
    set_up_by=rb"%env\([\w:.-]*_RELATIONSHIPS\)%|(?ms:^services:.*['\"]%[\w.-]+%)",
)

JAVASCRIPT = Traits(
    "javascript",
    "JavaScript",
    suffixes=(".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx"),
    importing=(b"import", b"require", b"export"),
    interpreters=rb"(?:node|nodejs|bun|deno|tsx|ts-node)",
    tests_are_reads=False,
    foreign=("node_modules", "bower_components"),
    near=(
        (".vue", "a component: only JavaScript and TypeScript files are looked at"),
        (".svelte", "a component: only JavaScript and TypeScript files are looked at"),
        (".astro", "a component: only JavaScript and TypeScript files are looked at"),
        *((one, "minified: what it is made of is looked at") for one in (".min.js", ".min.mjs", ".min.cjs")),
    ),
    minified=(".min.js", ".min.mjs", ".min.cjs"),
)

LANGUAGES = (
    PYTHON,
    JAVASCRIPT,
    SHELL,
    PHP,
)  # fmt: skip
"""The languages whose files are looked at, each on a line of its own."""

SUFFIXES = tuple(suffix for each in LANGUAGES for suffix in each.suffixes)
EMBEDDED = next((each for each in LANGUAGES if each.embedded), None)
"""The language of the scripts in configuration."""

NAMES = frozenset(name for each in LANGUAGES for name in each.names)
_BY_SUFFIX = {suffix: each for each in LANGUAGES for suffix in each.suffixes}
_BY_NAME = {name: each for each in LANGUAGES for name in each.names}
PACKAGES = frozenset(name for each in LANGUAGES for name in each.packages)
ENVIRONMENTS = frozenset(name for each in LANGUAGES for name in each.environments)
FOREIGN = frozenset(name for each in LANGUAGES for name in each.foreign)
MINIFIED = tuple(end for each in LANGUAGES for end in each.minified)
LIBRARIES = {name: mark for each in LANGUAGES for name, mark in each.libraries}
_OTHERS = {
    "C#": (".cs",),
    "Clojure": (".clj",),
    "Elixir": (".ex", ".exs"),
    "F#": (".fs",),
    "Go": (".go",),
    "Groovy": (".groovy",),
    "Java": (".java",),
    "Kotlin": (".kt", ".kts"),
    "Lisp": (".lisp",),
    "Lua": (".lua",),
    "Perl": (".pl", ".pm"),
    "Ruby": (".rb", ".rake", ".erb"),
    "Rust": (".rs",),
    "Scala": (".scala",),
}
"""Languages in which applications on the platforms are written, and which nothing here understands."""

NEAR = {suffix: reason for each in LANGUAGES for suffix, reason in each.near} | {
    suffix: f"{title}, which is not understood" for title, suffixes in _OTHERS.items() for suffix in suffixes
}
"""Why files that end so are not looked at."""
TITLES = tuple(each.title for each in LANGUAGES)
LEFT_OUT = {each.name: f"{each.title} is left out by the settings" for each in LANGUAGES}
"""Why a file in a language is passed over that the settings do not have looked at."""


def by_suffix(name: str) -> Traits | None:
    """The language that the name of a file, or its path, tells; nothing where it tells none."""
    end = name[name.rfind(".") :]
    found = _BY_SUFFIX.get(end)
    if found is not None:
        return None if found.minified and name.endswith(found.minified) else found
    return _BY_NAME.get(os.path.basename(name)) if end in _BY_NAME else None  # noqa: PTH119
