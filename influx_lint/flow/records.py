"""Records that an analysis makes by the hundred thousand.

They do not change once made. Type checkers hold that; to have Python hold it too would double what making one takes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(class_: type[_T]) -> type[_T]:
    """A class of records that are equal when their fields are."""
    return dataclass(slots=True, unsafe_hash=True)(class_)


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def entity(class_: type[_T]) -> type[_T]:
    """A class of records each of which equals only itself."""
    return dataclass(slots=True, eq=False)(class_)
