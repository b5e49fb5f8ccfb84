"""What a misspelt word was meant to be: one answer for commands, options, formats, vendors, codes and keys."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 60
_SHORTEST_ABBREVIATION = 2

_MISTAKEN = str.maketrans({"o": "0", "i": "1", "l": "1", "_": None, "-": None, ".": None, " ": None, "=": None})
"""Letters that are taken for digits, and what joins words in one way or another."""


def nearest(word: str, known: Iterable[str], likely: Iterable[str] = ()) -> str | None:
    """The one of `known` that a person probably meant by a word, if any. Another way to write a known one counts first,
    then a misspelt one; of these, the choice is among the `likely` ones, if there are any. An abbreviation counts where
    it can be of one alone."""
    from difflib import get_close_matches

    forms = {_form(each): each for each in known}
    form = _form(word[:_LONGEST])
    if form in forms:
        return forms[form]
    forms = {_form(each): each for each in likely} or forms
    close = get_close_matches(form, forms, n=1)
    if close:
        return forms[close[0]]
    abbreviated = [each for each in forms.values() if _is_abbreviation(word.lower(), each)]
    return abbreviated[0] if len(abbreviated) == 1 else None


def _form(word: str) -> str:
    return word.lower().translate(_MISTAKEN)


def _is_abbreviation(word: str, whole: str) -> bool:
    """Whether a word has the beginning of another, and some of its further letters in their order."""
    letters = iter(whole)
    return len(word) >= _SHORTEST_ABBREVIATION and word[:1] == whole[:1] and all(letter in letters for letter in word)
