import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
from dataclasses import dataclass
ep = rels["influxdb"][0]
major, minor = ep["type"].split(":")[1].split(".")[:2]
print(ep["username"] if (int(major), int(minor)) >= (2, 3) else ep["user"])  # expect: NFX290
