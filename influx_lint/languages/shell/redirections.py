"""Where the input of commands comes from, and where their output goes."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from influx_lint.flow import ir
from influx_lint.flow.spans import Packed
from influx_lint.languages.shell import words
from influx_lint.languages.shell.lowering import Lowering

_QUIET = ("/dev/null", "/dev/stderr", "/dev/tty", "&2")


def redirected(low: Lowering, redirects: Sequence[Node], stdin: ir.Expression | None) -> ir.Expression | None:
    """What a command reads from its standard input, after its redirections."""
    for each in redirects:
        if is_here_string(low, each) and each.named_children:
            stdin = low.word(each.named_children[-1])
        elif each.type == "heredoc_redirect":
            stdin = _document(low, each) or stdin
        elif each.type == "file_redirect" and sign_of(low, each) in ("<", "0<"):
            target = each.child_by_field_name("destination")
            if target is not None:
                stdin = low.call(low.place(each), "file", [low.word(target)])
    return stdin


def is_here_string(low: Lowering, redirect: Node) -> bool:
    if redirect.type != "file_redirect":
        return redirect.type == "herestring_redirect"
    # Behind `}` and `)`, the grammar takes the first two characters of `<<<` for an error.
    before = redirect.prev_sibling
    is_split = before is not None and before.type == "ERROR" and low.raw(before) == "<<"
    return sign_of(low, redirect) == ("<" if is_split else "<<<")


def _document(low: Lowering, redirect: Node) -> ir.Expression | None:
    body = next((each for each in redirect.children if each.type == "heredoc_body"), None)
    start = next((low.raw(each) for each in redirect.children if each.type == "heredoc_start"), "")
    return words.document(low, body, quoted=start[:1] in "'\"\\") if body is not None else None


def saved(low: Lowering, redirects: Sequence[Node], value: ir.Expression, place: Packed) -> ir.Expression:
    """What is left of an output after its redirections: what goes to a file is kept there."""
    for each in redirects:
        sign = sign_of(low, each)
        target = each.child_by_field_name("destination")
        if (
            each.type != "file_redirect"
            or target is None
            or sign not in (">", ">>", "1>", "1>>", "&>", ">|", ">&", "1>&")
        ):
            continue
        raw = low.raw(target)
        if sign.endswith(">&"):
            return low.call(place, "hidden", [value]) if raw == "2" else value
        if raw in _QUIET:
            return low.call(place, "hidden", [value])
        appended = ir.Constant(place, sign.endswith(">>"))
        return low.call(place, "save", [low.word(target), value, appended])
    return value


def sign_of(lowering: Lowering, redirect: Node) -> str:
    target = redirect.child_by_field_name("destination")
    end = target.start_byte if target is not None else redirect.end_byte
    start = lowering.offsets(redirect)[0]
    stop = lowering.offsets(target)[0] if target is not None else end
    return lowering.text[start:stop].strip()


def after_document(redirects: Sequence[Node]) -> list[Node]:
    """What stands on the line of a here-document behind its beginning, but for `||` and `&&`: a pipe, mostly."""
    ignored = ("heredoc_start", "heredoc_body", "heredoc_end", "file_descriptor")
    found = [each for one in redirects if one.type == "heredoc_redirect" for each in one.named_children]
    then = list_after_document(redirects)
    return [each for each in found if each.type not in ignored and not each.type.endswith("_redirect") and each != then]


def list_after_document(redirects: Sequence[Node]) -> Node | None:
    """The command behind `||` or `&&` on the line of a here-document, for which the grammar makes no list."""
    found = (each.child_by_field_name("right") for each in redirects if each.type == "heredoc_redirect")
    return next((each for each in found if each is not None), None)
