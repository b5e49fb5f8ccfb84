"""What code that is not known makes of credentials: to read it under the name of a key may be to read that key."""

from __future__ import annotations

from collections.abc import Iterator

from influx_lint.findings import Origin
from influx_lint.flow.events import OutOfSight, Stead, Substitute, Unfollowed
from influx_lint.flow.records import field, mutable
from influx_lint.flow.values import Atom, Lost


@mutable
class _Loss:
    """A call that makes something of credentials: by what name, of the credentials of which relationships (none, where
    that is not certain), whether it asks an object, and what is read of it where."""

    name: str
    relationships: frozenset[str]
    of_object: bool
    read: dict[Origin, str] = field(default_factory=dict)


class Losses:
    """The calls by which credentials get out of sight. `names` are those of the keys that matter."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = {_plain(name): name for name in names}
        self._calls: dict[Origin, _Loss] = {}

    def made(self, call: Origin, name: str, relationships: frozenset[str], *, of_object: bool) -> Lost:
        """What a call of something that has a name, and is not known, makes of credentials."""
        loss = self._calls.setdefault(call, _Loss(name, relationships, of_object))
        if loss.relationships:
            loss.relationships = loss.relationships | relationships if relationships else relationships
        return Lost(Substitute(Stead.MADE, call))

    def answer(self, lost: Lost, call: Origin, name: str) -> Lost:
        """What a method of what became of credentials may give to functions that it is handed: it may be anything."""
        relationships = self._calls[lost.whence.origin].relationships if lost.whence is not None else frozenset[str]()
        return self.made(call, name, relationships, of_object=True)

    def is_of_object(self, atom: Atom) -> bool:
        """Whether this is what a method may have made of credentials."""
        return isinstance(atom, Lost) and atom.whence is not None and self._calls[atom.whence.origin].of_object

    def read(self, lost: Lost, key: str, place: Origin) -> None:
        """Notes what is read there of what became of credentials; the call may have written names another way."""
        name = self._names.get(_plain(key))
        if name is not None and lost.whence is not None:
            self._calls[lost.whence.origin].read[place] = name

    def told(self) -> Iterator[Unfollowed]:
        """What was read so."""
        for call, loss in self._calls.items():
            beside = frozenset(loss.read.values())
            for place, key in loss.read.items():
                where = f"line {call.span.line}" if call.path == place.path else call.path.name
                reason = f"what {loss.name or 'a call'} makes of the credentials in {where}"
                yield Unfollowed(place, reason, loss.relationships, OutOfSight(key, beside, loss.of_object))


def _plain(name: str) -> str:
    """A name without what tells the ways apart in which one may be written."""
    return name.lower().replace("_", "").replace("-", "")
