"""Texts that the station prints."""

GREETING = "the station"

NAMES = (
    "org",
    "user",
)

LABEL = "{bucket}"
