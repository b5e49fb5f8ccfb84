from dataclasses import dataclass
from typing import NamedTuple

from platformshconfig import Config


@dataclass
class Source:
    name: str
    endpoint: dict

    def login(self):
        return self.endpoint["user"]  # expect: NFX201


class Pair(NamedTuple):
    label: str
    creds: dict


print(Source("metrics", Config().credentials("influxdb")).login())
pair = Pair("influx", creds=Config().credentials("influxdb"))
print(pair.label, pair.creds["org"])  # expect: NFX202
label, creds = pair
print(creds["bucket"])  # expect: NFX202
