"""What names of classes and functions mean in a PHP file, by its namespace and its `use` declarations.

In the intermediate language a variable has its own name, a function ends with `()`, a class begins with a backslash and
a constant with a colon, so that things of different kinds that share a name are kept apart. The names of functions and
methods are in small letters, since PHP does not tell `getUser` from `getuser`."""

from __future__ import annotations

from collections.abc import Mapping

CLASS, FUNCTION, CONSTANT = "class", "function", "const"
_OWN = frozenset({"self", "static", "parent"})


def function(name: str) -> str:
    """A function, or a method, in the intermediate language."""
    return f"{name.lower()}()"


def constant(name: str) -> str:
    """A constant, of a class or of all."""
    return f":{name}"


def plain(name: str) -> str:
    """The last part of a name of the intermediate language, as it is written."""
    return name.rpartition("\\")[2].strip(":$()")


class Namespace:
    """The namespace that code stands in, and what it has imported by `use`, by kind and by alias in small letters."""

    def __init__(self, name: str = "") -> None:
        self.name = name.strip("\\")
        self._imported: dict[tuple[str, str], str] = {}

    def use(self, kind: str, name: str, alias: str) -> None:
        """`use name as alias`."""
        key = alias if kind == CONSTANT else alias.lower()
        self._imported[kind, key] = name.strip("\\")

    @property
    def imported(self) -> Mapping[tuple[str, str], str]:
        return self._imported

    def resolved(self, kind: str, name: str) -> str:
        """The full name, without a backslash in front. An unqualified function or constant that is not imported keeps
        its name: it is looked for in the namespace first, and then among all."""
        if name.startswith("\\"):
            return name[1:]
        if name.lower().startswith("namespace\\"):
            return self._below(name.partition("\\")[2])
        first, separator, rest = name.partition("\\")
        if separator:
            top = self._imported.get((CLASS, first.lower()))
            return f"{top}\\{rest}" if top is not None else self._below(name)
        imported = self._imported.get((kind, name if kind == CONSTANT else name.lower()))
        if imported is not None:
            return imported
        return self._below(name) if kind == CLASS and name.lower() not in _OWN else name

    def _below(self, name: str) -> str:
        return f"{self.name}\\{name}" if self.name else name
