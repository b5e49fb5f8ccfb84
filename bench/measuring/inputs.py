"""The inputs of the measures, generated: the same for everyone, in any number."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

Style = Literal["plain", "quoted", "flow"]
Code = Literal["functions", "statements", "calls"]

STYLES: tuple[Style, ...] = ("plain", "quoted", "flow")
CODES: tuple[Code, ...] = ("functions", "statements", "calls")

LAST_LINES = {
    "comment": "# The last service keeps what it is given.",
    "flow": "extra: {disk: 256, type: memcached:1.6}",
    "full": "extra: &extra {disk: 256, type: memcached:1.6}",
}
"""The last line of a services file of 20 lines. An anchor needs the full parser."""

_OTHERS = ("mariadb:10.6", "redis:7.0", "postgresql:15", "opensearch:2", "rabbitmq:3.12")

_APPLICATION = """\
name: app
type: "python:3.12"
relationships:
    metrics: "timedb:influxdb"
    database: "db:mysql"
"""

_SERVICES = """\
timedb:
    type: influxdb:2.2
    disk: 1024

db:
    type: mariadb:10.6
    disk: 512
"""

_UNRELATED = '''\
"""Orders of the shop, page {number}."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Order{number}:
    """An order with its lines."""

    number: int
    lines: dict[str, float] = field(default_factory=dict)

    def add(self, name: str, price: float, count: int = 1) -> None:
        """Add a line."""
        if count < 1:
            raise ValueError(f"count is {{count}}")
        self.lines[name] = self.lines.get(name, 0.0) + price * count

    def total(self, discounts: dict[str, float]) -> float:
        """The sum of all lines, less their discounts."""
        return sum(price - discounts.get(name, 0.0) for name, price in self.lines.items())


def cheapest(orders: list[Order{number}]) -> Order{number} | None:
    """The cheapest order."""
    return min(orders, key=lambda order: order.total({{}}), default=None)
'''

_READER = '''\
"""Writes points to InfluxDB."""

from shop.settings import metrics


def client_options():
    """What the client is made with."""
    return {"url": f"http://{metrics['host']}:{metrics['port']}", "org": metrics["org"], "token": metrics["api_token"]}


def account():
    """Who writes."""
    return metrics["user"], metrics["password"]
'''

_SETTINGS = '''\
"""Reads what the platform gives."""

import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
metrics = relationships["metrics"][0]
'''


_IMPORTER = '''\
"""Reports on the shop."""

from shop.part0.orders5 import Order5, cheapest


def report(orders: list[Order5]) -> str:
    """One line."""
    return f"{len(orders)} orders, the cheapest is {cheapest(orders)}"
'''

_OWN = '''\
"""Reports from InfluxDB."""

import base64
import json
import os
from dataclasses import dataclass, field


def endpoint(name="metrics"):
    """What the platform says of a relationship."""
    relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]).decode("utf-8"))
    return relationships[name][0]

'''

_IMPORTED = '''\
"""Reports from InfluxDB, from what another module has."""

import logging
from dataclasses import dataclass, field

from shop.part{part}.reports{other} import endpoint
from shop.settings import metrics

log = logging.getLogger(__name__)
log.info("writes to %s", metrics["host"])


'''

_PART = '''
class Writer{number}:
    """Writes one kind of points."""

    def __init__(self, batch=100):
        self.credentials = endpoint()
        self.batch = batch
        self.pending = []

    def options(self):
        """What the client is made with."""
        url = f"http://{{self.credentials['host']}}:{{self.credentials['port']}}"
        return {{"url": url, "org": self.credentials["org"], "token": self.credentials["api_token"]}}

    def add(self, point):
        """Keeps a point until there are enough."""
        self.pending.append(point)
        if len(self.pending) >= self.batch:
            self.flush(self.credentials.get("bucket"))

    def flush(self, bucket):
        """Sends what there is."""
        for point in self.pending:
            print(bucket, point)
        self.pending = []


def account{number}(source=None):
    """Who writes, and where."""
    found = source or endpoint()
    if found["port"]:
        return found["user"], found["bucket"]
    return None, None

'''

_TAIL = '''
@dataclass
class Order:
    """An order with its lines."""

    number: int
    lines: dict[str, float] = field(default_factory=dict)
'''


def service(name: str, kind: str, disk: int, style: Style) -> str:
    """The definition of a service in one of three styles of YAML."""
    if style == "flow":
        return f'{name}: {{type: "{kind}", disk: {disk}}}\n'
    shown = f'"{kind}"' if style == "quoted" else kind
    return f"{name}:\n    type: {shown}\n    disk: {disk}\n"


def services_file(path: Path, text: str) -> Path:
    """A services file at its place in the project `path`; the file."""
    file = path / ".platform" / "services.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def small_services(path: Path, style: Style) -> Path:
    """One small clean services file, on the recommended version."""
    return services_file(path, "# services\n" + service("timedb", "influxdb:2.7", 1024, style))


def many_services(path: Path, count: int, kind: str, last: Callable[[int], str]) -> list[Path]:
    """`count` clean services files of 20 lines, each in its project.

    `kind` is the type of each file's first service, and `last` gives the last line of a file by its number.
    """
    return [services_file(path / f"p{number}", twenty_lines(kind, last(number))) for number in range(count)]


def twenty_lines(kind: str, last: str = LAST_LINES["comment"]) -> str:
    """A services file of 20 lines: a service of type `kind`, others, and the line `last`."""
    first = service("timedb", kind, 1024, "plain")
    others = [service(f"service{at}", kind, 256, "plain") for at, kind in enumerate(_OTHERS)]
    return "# services\n" + first + "".join(others) + last + "\n"


def large_services(path: Path, count: int, style: Style) -> Path:
    """One clean services file with `count` services, one in five of them InfluxDB."""
    kinds = ("influxdb:2.7", *_OTHERS[:4])
    return services_file(path, "".join(service(f"service{at}", kinds[at % 5], 256, style) for at in range(count)))


def configured(path: Path) -> None:
    """The configuration of a project with InfluxDB 2.2."""
    services_file(path, _SERVICES)
    (path / ".platform.app.yaml").write_text(_APPLICATION, "utf-8")


def project(path: Path, count: int) -> Path:
    """A repository with a project of `count` Python files, two of which know InfluxDB; its folder."""
    configured(path)
    package = path / "shop"
    package.mkdir()
    files = {"__init__.py": "", "settings.py": _SETTINGS, "metrics.py": _READER, "report.py": _IMPORTER}
    for name, text in files.items():
        (package / name).write_text(text, "utf-8")
    for number in range(count - len(files)):
        folder = package / f"part{number // 50}"
        folder.mkdir(exist_ok=True)
        (folder / f"orders{number}.py").write_text(_UNRELATED.format(number=number), "utf-8")
    subprocess.run(["git", "init", "--quiet", str(path)], check=True)
    return path


def readers(path: Path, lines: int, code: Code) -> Path:
    """A Python file of about `lines` lines, free of style offences, full of reads of old keys; in its project.

    `functions`: many functions, each of which decodes for itself; `statements`: one long straight line at module
    level; `calls`: functions that hand the endpoint on to one another.
    """
    configured(path)
    parts = {"functions": _functions, "statements": _statements, "calls": _calls}[code]()
    text = _SETTINGS
    length = text.count("\n")
    for part in parts:
        if length >= lines:
            break
        text += part
        length += part.count("\n")
    file = path / "main.py"
    file.write_text(text, "utf-8")
    return file


def _functions() -> Iterator[str]:
    number = 0
    while True:
        yield (
            f"\n\ndef read{number}(name, limit=3):\n"
            '    rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]).decode())\n'
            '    creds = rels["metrics"][0]\n'
            "    options = {}\n"
            '    for key in ("org", "bucket"):\n'
            "        options[key] = creds[key]\n"
            "    if limit > 2:\n"
            '        options["token"] = creds.get("api_token")\n'
            "    else:\n"
            '        options["token"] = creds["password"]\n'
            "    return f\"{creds['user']}@{creds['host']}/{name}\", options\n"
        )
        number += 1


def _statements() -> Iterator[str]:
    number = 0
    while True:
        yield (
            f'name{number} = metrics["user"]\n'
            f'url{number} = "http://" + metrics["host"] + "/" + metrics["org"]\n'
            f'both{number} = (name{number}, metrics.get("bucket"))\n'
            f'print(both{number}, url{number}, metrics["port"])\n'
        )
        number += 1


def _calls() -> Iterator[str]:
    yield '\n\ndef step0(creds, key="user"):\n    return [creds[key]]\n'
    number = 1
    while True:
        yield (
            f'\n\ndef step{number}(creds, key="user"):\n'
            f"    found = step{number - 1 if number % 10 else 0}(creds, key)\n"
            '    found.append(creds.get("org"))\n'
            "    return found\n"
            f'\n\nprint(step{number}(metrics, "api_token"))\n'
        )
        number += 1


READS_A_MODULE = 30
"""How many reads of old keys a module of `modules` has."""


def modules(path: Path, count: int) -> Path:
    """A project of `count` modules of 220 lines, each with `READS_A_MODULE` reads of old keys; its folder.

    Half of them decode the relationships themselves; the others have the endpoint from the project's settings or from
    functions of other modules. In each there is code that has nothing to do with it, too.
    """
    configured(path)
    shop = path / "shop"
    shop.mkdir()
    (shop / "__init__.py").write_text("", "utf-8")
    (shop / "settings.py").write_text(_SETTINGS, "utf-8")
    for number in range(count):
        folder = shop / f"part{number // 50}"
        if not folder.exists():
            folder.mkdir()
            (folder / "__init__.py").write_text("", "utf-8")
        (folder / f"reports{number}.py").write_text(_module(number), "utf-8")
    return path


def _module(number: int) -> str:
    """The text of a module of `modules`."""
    head = _OWN if number % 2 == 0 else _IMPORTED.format(part=(number - 1) // 50, other=number - 1)
    parts = "".join(_PART.format(number=at) for at in range(6))
    return head + parts + _TAIL
