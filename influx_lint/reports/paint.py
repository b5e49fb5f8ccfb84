"""How text for people looks: colours and links, as terminals take them."""

from __future__ import annotations

from influx_lint.typings import NamedTuple

BOLD = "1"
DIM = "2"
REMOVED, ADDED, _PLACE = "31", "32", "36"


class Style(NamedTuple):
    """How the text looks. In `full`, findings stand apart, each with the lines around it, the way of the credentials,
    and the remedy; `quiet` leaves out everything but findings and failures (and statistics, where asked for); `verbose`
    tells what was looked at and by which facts, and ways. `links` says that codes are links to their pages, and `width`
    is the number of cells of a line of code."""

    color: bool = False
    full: bool = False
    quiet: bool = False
    verbose: bool = False
    statistics: bool = False
    links: bool = False
    width: int = 100


def paint(text: str, look: str, wanted: bool) -> str:
    """Text in a look (the parameters of SGR, ECMA-48), where colours are wanted."""
    return f"\x1b[{look}m{text}\x1b[0m" if wanted and text else text


def linked(text: str, url: str, wanted: bool) -> str:
    """Text that leads to a page (OSC 8), where the terminal knows links."""
    return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if wanted else text


def changed(line: str, wanted: bool) -> str:
    """A line of a diff, by what it does."""
    if line.startswith(("---", "+++", "diff ")):
        return paint(line, BOLD, wanted)
    look = {"-": REMOVED, "+": ADDED, "@": _PLACE}.get(line[:1])
    return paint(line, look, wanted) if look else line


def colored(diff: str) -> str:
    """A diff with each line by what it does."""
    return "\n".join(changed(line, True) for line in diff.split("\n"))


def wrapped(lead: str, text: str, width: int) -> list[str]:
    """A text in lines of that width, whose first begins with `lead`, and the others with as many blanks."""
    from textwrap import TextWrapper

    wrapper = TextWrapper(width, initial_indent=lead, subsequent_indent=" " * len(lead))
    wrapper.break_long_words = wrapper.break_on_hyphens = False
    return wrapper.wrap(text)
