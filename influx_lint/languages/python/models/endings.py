"""Calls that do not come back: they end the program, or raise; and what values mean to the code that they stand in.

Sources: the documentation of Python's `sys`, `os`, `argparse` and `unittest`, of pytest, Click, Flask, Werkzeug and
Bottle."""

from __future__ import annotations

from collections.abc import Callable

from influx_lint.flow import access, comparisons, conditions, ir
from influx_lint.flow.arguments import Arguments
from influx_lint.flow.facts import NO_CONDITION
from influx_lint.flow.frames import Instance
from influx_lint.flow.machine import Machine, Sense
from influx_lint.flow.places import Site
from influx_lint.flow.possibilities import may_be
from influx_lint.flow.values import NEVER, NONE, NOTHING, Atom, Foreign, Library, Method, Special, Value, one
from influx_lint.languages.python.models import decorators, environment
from influx_lint.meanings.models import Models, carrying_all

_ENDING = frozenset(
    {"builtins.exit", "builtins.quit", "sys.exit", "os._exit", "os.abort", "_thread.exit", "posix._exit"}
    | {f"os.exec{ending}" for ending in ("l", "le", "lp", "lpe", "v", "ve", "vp", "vpe")}
    | {f"pytest.{name}" for name in ("exit", "fail", "xfail")}
    | {f"_pytest.outcomes.{name}" for name in ("exit", "fail", "xfail")}
    | {f"{module}.assert_never" for module in ("typing", "typing_extensions")}
    | {f"{module}.abort" for module in ("flask", "quart", "werkzeug.exceptions", "bottle", "fabric.utils")}
    | {f"{module}.abort" for module in ("flask_restful", "flask_restx", "flask_smorest", "sanic.exceptions")}
    | {"bottle.redirect", "absl.app.usage"}
    | {"argparse.ArgumentParser.error", "argparse.ArgumentParser.exit", "optparse.OptionParser.error"}
    | {"optparse.OptionParser.exit", "configargparse.ArgParser.error", "configargparse.ArgumentParser.error"}
)
"""Functions, and methods of what a function of that name makes."""

SKIPPING: Value = frozenset(
    map(
        Library,
        (
            *(f"{module}.{name}" for module in ("unittest", "unittest.case") for name in ("SkipTest", "skipIf")),
            *(f"{module}.skipUnless" for module in ("unittest", "unittest.case")),
            *("pytest.skip.Exception", "_pytest.outcomes.Skipped", "pytest.mark.skipif", "pytest.mark.xfail"),
        ),
    )
)
"""Exceptions that have a test count as skipped, and decorators, which leave it as these do."""

_CONTEXTS = frozenset({"ctx", "context", "click_context"})
_OF_CONTEXTS = frozenset({"abort", "exit", "fail"})
_OF_PARSERS = frozenset({"error", "exit"})
_ASSERT_IN = "unittest.TestCase.assertIn"
_OF_TESTS = {"fail": "pytest.fail", "skipTest": "pytest.skip", "assertRaises": "pytest.raises", "assertIn": _ASSERT_IN}
_EXPECT, _SUPPRESS = "expected exceptions", "suppress"
_NOT_FOUND = frozenset(map(Library, ("builtins.KeyError", "builtins.LookupError")))


def never(_run: Machine, _arguments: Arguments, _site: Site) -> Value:
    return NEVER


def _skip(run: Machine, _arguments: Arguments, _site: Site) -> Value:
    run.skips += 1
    return NEVER


def _expect(run: Machine, arguments: Arguments, site: Site) -> Value:
    """A block in which a test wants one of these exceptions to be raised."""
    listed, _ = access.iterate(run, arguments.get(0, "expected_exception") or NOTHING, site)
    return one(Special(_EXPECT, tuple(listed or arguments.positional[:1])))


def _assert_in(run: Machine, arguments: Arguments, site: Site) -> Value:
    member, container = arguments.value(0, "member"), arguments.value(1, "container")
    condition = comparisons.contains(run, member, container, site) or NO_CONDITION
    conditions.fails(run, condition, where=False)
    conditions.assume(run, condition.true)
    return NONE


def suppressed(manager: Atom, *kinds: str) -> tuple[Value, ...]:
    """The exceptions that a context manager swallows, or that a test wants to be raised in its block."""
    if not isinstance(manager, Special) or manager.kind not in (kinds or (_EXPECT, _SUPPRESS)):
        return ()
    exceptions: tuple[Value, ...] = manager.carried
    return exceptions


def expects_missing(manager: Atom) -> bool:
    """Whether a test wants a key not to be found."""
    return any(not _NOT_FOUND.isdisjoint(kind) for kind in suppressed(manager, _EXPECT))


def of_object(atom: Foreign, name: str) -> Value | None:
    """A method of a library's object that does not come back."""
    method = f"{atom.maker}.{name}"
    return one(Library(method)) if method in _ENDING else None


def _of_test(run: Machine, instance: Instance, name: str) -> Value | None:
    """A method of a test case that does not come back, or that wants something not to."""
    bases = [base.name for base in run.objects.classes(instance.class_) if isinstance(base, Library)]
    return one(Library(_OF_TESTS[name])) if any(base.endswith("TestCase") for base in bases) else None


def leaves(call: ir.Call, name: str) -> bool:
    """Whether a method of something of which nothing is known does not come back, as what it is called of is named:
    Click's context, or a parser of arguments."""
    if not isinstance(call.function, ir.Attribute):
        return False
    holder = call.function.value
    owner = holder.name if isinstance(holder, ir.Name | ir.Attribute) else ""
    return (name in _OF_CONTEXTS and owner in _CONTEXTS) or (name in _OF_PARSERS and owner.endswith("parser"))


_MISSING = frozenset(
    {"builtins.KeyError", "builtins.LookupError", "builtins.Exception", "builtins.BaseException"}
    | {"builtins.AttributeError", "builtins.TypeError"}
    | {f"{name}.ValidationError" for name in ("pydantic", "pydantic_core", "pydantic.v1", "marshmallow", "msgspec")}
)

_FALLING_BACK = frozenset(map(Library, ("builtins.getattr", "os.getenv", "os.getenvb")))


def _falls_back(function: Value) -> bool:
    return any(
        (isinstance(atom, Method) and atom.name in ("get", "pop", "setdefault"))
        or atom in _FALLING_BACK
        or (isinstance(atom, Special) and atom.kind in environment.FALLING_BACK)
        for atom in function
    )


def _catches(exception: Value) -> bool:
    return may_be(exception, _MISSING)


SENSES: dict[Sense, Callable[[Value], bool]] = {
    Sense.PLACEHOLDER: lambda exception: Library("builtins.NotImplementedError") in exception,
    Sense.SKIP: lambda exception: not SKIPPING.isdisjoint(exception),
    Sense.SHOWS: lambda function: Library("builtins.print") in function,
    Sense.FALLS_BACK: _falls_back,
    Sense.CATCHES_MISSING: _catches,
    Sense.SUPPRESSES_MISSING: lambda manager: any(_catches(each) for atom in manager for each in suppressed(atom)),
    Sense.CACHES: decorators.caches,
    Sense.SUPPRESSES: lambda manager: any(map(suppressed, manager)),
    Sense.EXPECTS_MISSING: lambda manager: any(map(expects_missing, manager)),
}


MODELS = Models(
    functions={
        **dict.fromkeys(_ENDING, never),
        **dict.fromkeys(("pytest.skip", "_pytest.outcomes.skip"), _skip),
        "pytest.raises": _expect,
        _ASSERT_IN: _assert_in,
        "contextlib.suppress": carrying_all(_SUPPRESS),
    },
    of_instances=dict.fromkeys(_OF_TESTS, _of_test),
)
