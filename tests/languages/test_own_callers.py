"""Files that give dictionaries of their own to what credentials are given to, without having to do with these."""

from __future__ import annotations

import pytest
from command import Make, influx_lint

CONFIGURATION = {
    ".platform/services.yaml": "timedb:\n    type: influxdb:2.2\n    disk: 1024\n",
    ".platform.app.yaml": "name: app\ntype: nodejs:20\nrelationships:\n    influxdb: timedb:influxdb\n",
}

PROJECTS = {
    "python": {
        "lib.py": "def url(ep):\n    return ep['host'] + ep['org']\n",
        "own.py": "def path(of):\n    return of['org']\n",
        "main.py": (
            "import base64, json, os\nfrom lib import url\n"
            'print(url(json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]))\n'
        ),
        "dev.py": (
            "from lib import url\nfrom own import path\nprint(url({'host': 'h', 'org': 'o'}), path({'org': 'p'}))\n"
        ),
    },
    "php": {
        "lib.php": "<?php\nfunction url($ep) { return $ep['host'] . $ep['org']; }\n",
        "own.php": "<?php\nfunction path($of) { return $of['org']; }\n",
        "main.php": (
            "<?php\nrequire __DIR__ . '/lib.php';\n"
            "echo url(json_decode(base64_decode(getenv('PLATFORM_RELATIONSHIPS')), true)['influxdb'][0]);\n"
        ),
        "dev.php": (
            "<?php\nrequire __DIR__ . '/lib.php'; require __DIR__ . '/own.php';\n"
            "echo url(['host' => 'h', 'org' => 'o']), path(['org' => 'p']);\n"
        ),
    },
    "javascript": {
        "lib.js": "\nexports.url = (ep) => ep.host + ep.org;\n",
        "own.js": "exports.path = (of) => of.org;\n",
        "main.js": (
            "const { url } = require('./lib');\n"
            "console.log(url(JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS)).influxdb[0]));\n"
        ),
        "dev.js": (
            "const { url } = require('./lib');\nconst { path } = require('./own');\n"
            "console.log(url({ host: 'h', org: 'o' }), path({ org: 'p' }));\n"
        ),
    },
    "typescript": {
        "lib.ts": "import { relationships } from './rels';\nexport const url = (ep: any) => ep.host + ep.org;\n"
        "export const own = () => url(relationships().influxdb[0]);\n",
        "rels.ts": "export const relationships = () => JSON.parse(atob(process.env.PLATFORM_RELATIONSHIPS!));\n",
        "own.ts": "export const path = (of: any) => of.org;\n",
        "src/dev.spec.ts": (
            "import { url } from '../lib';\nimport { path } from '../own';\n"
            "it('works', () => { expect(url({ host: 'h', org: 'o' }) + path({ org: 'p' })).toBe('hop'); });\n"
        ),
    },
}


@pytest.mark.parametrize("files", PROJECTS.values(), ids=PROJECTS)
def test_what_they_give_moves_with_what_reads_it(files: dict[str, str], make_project: Make) -> None:
    folder = make_project({**CONFIGURATION, **files})
    said = influx_lint("check", ".", folder=folder)
    (lib, dev) = [next(name for name in files if part in name) for part in ("lib.", "dev.")]
    found = sorted((path, line, code) for path, line, _, code in said.places if code != "NFX101")
    assert found == sorted([(dev, 3, "NFX204"), (lib, 2, "NFX202")])
    influx_lint("check", "--fix", "--unsafe-fixes", ".", folder=folder)
    text = (folder / dev).read_text("utf-8")
    assert "'p'" in text.replace('"', "'").partition("path(")[2]
    assert text.count("query") == 1
