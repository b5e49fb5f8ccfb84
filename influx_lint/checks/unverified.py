"""What is said of reads that cannot be judged (NFX291)."""

from __future__ import annotations

from collections.abc import Iterable

from influx_lint.flow.events import Form, KeyRead, Presence, VersionTest
from influx_lint.registry.policy import Policy, key_text

TEST = "what depends on this test goes wrong after the upgrade, when the key is no longer there"


def message(event: KeyRead, policy: Policy) -> str | None:
    """What is said of a read whose key is not known, or of what is done with all keys; nothing of that where the code
    has looked at the shape before."""
    old = _quoted(policy.moved_keys)
    if event.form is not Form.WHOLE:
        return f"the key is computed when the program runs: see to it that it is none of {old}"
    heads = dict.fromkeys(new[0] for new in policy.moved_keys.values())
    telling = policy.moved_keys.keys() | heads.keys()
    for fact in event.facts:
        if isinstance(fact, VersionTest) or (isinstance(fact, Presence) and fact.key[0] in telling):
            return None
    return (
        "what comes of this depends on all that the endpoint holds: see to it that it is right without "
        f"{old}, and with {_quoted(heads)}"
    )


def of_unknown_service(old: str, policy: Policy) -> str:
    """What is said of a read of an old key, where the endpoint may be InfluxDB's or another service's."""
    return (
        f"which service's credentials have `{old}` read here is not known: if they may be InfluxDB's, "
        f"read {key_text(policy.moved_keys[old])} of these"
    )


def _quoted(keys: Iterable[str]) -> str:
    return ", ".join(f"`{each}`" for each in keys)
