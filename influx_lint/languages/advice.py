"""What a person has to do where no edit of a key can be right, whatever the language."""

from __future__ import annotations

from collections.abc import Sequence

from influx_lint.registry.policy import key_text


def of_copy(new: Sequence[str]) -> str:
    """Where what is read is a copy that does not have all of an endpoint, and whose key becomes `new`."""
    return (
        f"what is read here is a copy with some of the keys, or with other values: see to it that it has "
        f"{key_text(new)}, and read it"
    )


def of_shared(new: Sequence[str]) -> str:
    """Where what stands at the place of a key is read from something else, too."""
    return (
        f"what stands here is read from more than this service, or is more than one key: "
        f"see to it that {key_text(new)} is read from InfluxDB alone"
    )
