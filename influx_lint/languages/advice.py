"""What a person has to do where no edit is right, whatever the language."""

from __future__ import annotations

from collections.abc import Sequence

from influx_lint.flow.events import Company, KeyRead
from influx_lint.languages.front import NoFixError
from influx_lint.registry.policy import key_text

NOT_FOLLOWED = "how the key gets to where it is read is not understood: change it there and here by hand"


def by_hand(old: str, new: Sequence[str]) -> NoFixError:
    """Where nothing more can be said."""
    return NoFixError(f"read {key_text(new)} in place of `{old}` there")


def are_shared(reads: Sequence[KeyRead], new: Sequence[str]) -> bool:
    """Whether what stands at the place of some reads is read from something else, too, always as one key, which becomes
    `new`. Raises NoFixError where it is more than one key, or is read from a copy without all of an endpoint."""
    if any(each.company is Company.PARTIAL for each in reads):
        raise NoFixError(
            f"what is read here is a copy with some of the keys, or with other values: see to it that it has "
            f"{key_text(new)}, and read it"
        )
    shared = any(each.company is Company.SHARED for each in reads)
    if shared and not can_have_old_keys(reads, new):
        raise of_shared(new)
    return shared


def can_have_old_keys(reads: Sequence[KeyRead], new: Sequence[str]) -> bool:
    """Whether what some expressions read from may be given the old keys, too: endpoints as they are, and where they are
    of several services, only keys that none of the others has under another one."""
    return all(
        each.company is not Company.PARTIAL and (each.reads_one_alone or (each.reads_endpoints and len(new) > 1))
        for each in reads
    )


def of_shared(new: Sequence[str]) -> NoFixError:
    """Where what stands at the place of a key is read from something else, too."""
    return NoFixError(
        f"what stands here is read from more than this service, or is more than one key: "
        f"see to it that {key_text(new)} is read from InfluxDB alone"
    )


def variable_by_hand(name: str, new: Sequence[str]) -> NoFixError:
    """Where nothing more can be said of a variable."""
    return NoFixError(f"read {instead(new)} in place of `{name}` by hand")


def instead(new: Sequence[str]) -> str:
    """The variable that is to be read, and the key in the JSON text that it holds, if it does."""
    return f"`{new[0]}`" if len(new) == 1 else f"`{new[-1]}` in the JSON text of `{new[0]}`"
