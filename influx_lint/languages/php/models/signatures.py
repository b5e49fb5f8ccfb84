"""The names of the parameters of PHP's own functions, by which calls can give arguments in any order.

Source: php.net, "Function Reference"."""

from __future__ import annotations

from influx_lint.meanings.models import Models, signed

_PARAMETERS = {
    "array_column()": "array column_key index_key",
    "array_combine()": "keys values",
    "array_fill_keys()": "keys value",
    "array_filter()": "array callback mode",
    "array_intersect_key()": "array arrays",
    "array_keys()": "array filter_value strict",
    "array_map()": "callback array arrays",
    "array_reduce()": "array callback initial",
    "array_slice()": "array offset length preserve_keys",
    "array_splice()": "array offset length replacement",
    "array_walk()": "array callback arg",
    "base64_decode()": "string strict",
    "call_user_func()": "callback args",
    "call_user_func_array()": "callback args",
    "dirname()": "path levels",
    "explode()": "separator string limit",
    "getenv()": "name local_only",
    "implode()": "separator array",
    "iterator_to_array()": "iterator preserve_keys",
    "json_decode()": "json associative depth flags",
    "json_encode()": "value flags depth",
    "preg_match()": "pattern subject matches flags offset",
    "serialize()": "value",
    "sprintf()": "format values",
    "str_contains()": "haystack needle",
    "str_ends_with()": "haystack needle",
    "str_replace()": "search replace subject count",
    "str_starts_with()": "haystack needle",
    "strpos()": "haystack needle offset",
    "strtolower()": "string",
    "strtoupper()": "string",
    "trim()": "string characters",
    "unserialize()": "data options",
    "usort()": "array callback",
    "vsprintf()": "format values",
    **dict.fromkeys(("array_values()", "array_flip()", "array_reverse()", "current()", "reset()", "end()"), "array"),
}


def with_names(models: Models) -> Models:
    """The models, of which functions take arguments by the names of their parameters, too."""
    functions = {
        name: signed(model, *_PARAMETERS[name].split()) if name in _PARAMETERS else model
        for name, model in models.functions.items()
    }
    return models._replace(functions=functions)
