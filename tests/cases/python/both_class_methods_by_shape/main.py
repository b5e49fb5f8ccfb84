import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
from dataclasses import dataclass
@dataclass
class Creds:
    user: str
    org: str
    @classmethod
    def old(cls, c):
        return cls(c["user"], c["org"])  # expect: NFX290 NFX290
    @classmethod
    def new(cls, c):
        return cls(c["username"], c["query"]["org"])
    @classmethod
    def of(cls, c):
        make = cls.new if "query" in c else cls.old
        return make(c)
print(Creds.of(ep))
