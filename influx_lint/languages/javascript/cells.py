"""The names by which a module says what it is to others, besides those that it binds itself."""

from __future__ import annotations

WHOLE = "%module"
"""What a unit changes that says what its module is as a whole."""

EXPORTED = "%exported "
"""What the cell of an export begins with that goes by another name than the module's own."""

FROM = "%from"
"""The cell that holds the modules all of whose exports a module has, too."""
