"""Suppressions that are added: for a line in every language, and for a whole file."""

from __future__ import annotations

import pytest

from influx_lint.checks.suppressions import add, add_to_file, apply
from influx_lint.findings import Finding, Span
from influx_lint.registry.rules import BY_CODE, RULES
from influx_lint.repair.edits import replace

DEFAULT = frozenset(rule.code for rule in RULES if rule.enabled)
COMMENT = "# influx-lint: ignore-file[NFX201] until May\n"

LAST_LINES = {
    "python": "import os\nf(c['user'])\n",
    "yaml": "a: 1\nb: 2\n",
    "shell": '#!/bin/sh\necho "$user"\n',
    "javascript": "'use strict';\nf(c.user);\n",
    "php": "<?php\nf($c['user']);\n",
}

FILES = {
    "nothing before": ("python", "f()\n", COMMENT + "f()\n"),
    "a docstring": ("python", '"""Doc\nmore."""\nf()\n', COMMENT + '"""Doc\nmore."""\nf()\n'),
    "a licence": (
        "python",
        "#!/usr/bin/env python\n# coding: utf-8\n# L\n\nf()\n",
        f"#!/usr/bin/env python\n# coding: utf-8\n# L\n{COMMENT}\nf()\n",
    ),
    "other ends of lines": ("python", "a\r\nb\r\n", COMMENT.replace("\n", "\r\n") + "a\r\nb\r\n"),
    "a list": (
        "python",
        "# influx-lint: ignore-file[NFX101] old\nf()\n",
        "# influx-lint: ignore-file[NFX101, NFX201] old\nf()\n",
    ),
    "what has no effect": (
        "python",
        "# influx-lint: ignore-file\nf()\n",
        f"# influx-lint: ignore-file\n{COMMENT}f()\n",
    ),
    "a directive of YAML": ("yaml", "%YAML 1.2\n---\na: 1\n", f"{COMMENT}%YAML 1.2\n---\na: 1\n"),
    "YAML that can't be read": ("yaml", "a: b: c\n", COMMENT + "a: b: c\n"),
    "what runs a script": ("shell", "#!/bin/sh\necho\n", f"#!/bin/sh\n{COMMENT}echo\n"),
    "what runs JavaScript": (
        "javascript",
        "#!/usr/bin/env node\n/* L\n */\n'use strict';\n",
        f"#!/usr/bin/env node\n/* L\n */\n{COMMENT.replace('#', '//')}'use strict';\n",
    ),
    "PHP": ("php", "<?php\ndeclare(strict_types=1);\n", f"<?php\n{COMMENT}declare(strict_types=1);\n"),
    "PHP that is run": ("php", "#!/usr/bin/env php\n<?php\nf();\n", f"#!/usr/bin/env php\n<?php\n{COMMENT}f();\n"),
    "HTML before PHP": ("php", "<p>\n<b>\n<?php\nf();\n?>\n", f"<p>\n<b>\n<?php\n{COMMENT}f();\n?>\n"),
    "PHP in lines of HTML": ("php", "<p>\n<?= f() ?>\n</p>\n", None),
}


def last(text: str) -> Finding:
    """A finding on the last line but for what closes it."""
    line = len(text.splitlines())
    return Finding(BY_CODE["NFX201"], "file", Span(line, 1, line, 2), "message")


@pytest.mark.parametrize("language", LAST_LINES)
def test_a_line_is_suppressed_with_a_reason(language: str) -> None:
    text = LAST_LINES[language]
    after = replace(text, add(text, [last(text)], language, "until May").edits)
    kept, suppressed = apply([last(text)], after, "file", language, DEFAULT)
    assert (kept, [one.reason for one in suppressed]) == ((), ["until May"])
    assert after.splitlines()[:-1] == text.splitlines()[:-1]


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_suppressed_with_a_reason(name: str) -> None:
    language, text, expected = FILES[name]
    edit = add_to_file(text, "NFX201", language, "until May")
    if expected is None or edit is None:
        assert (edit, expected) == (None, None)
        return
    assert replace(text, [edit]) == expected
    kept, [suppressed] = apply([last(expected)], expected, "file", language, {"NFX201"})
    assert (kept, suppressed.by) == ((), "ignore-file")
