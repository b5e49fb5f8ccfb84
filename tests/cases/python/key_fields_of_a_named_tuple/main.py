import base64
import json
import os
from typing import NamedTuple

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["metrics"][0]


class Influx(NamedTuple):
    host: str
    bucket: str  # expect: NFX202 (read k)
    org: str  # expect: NFX202 (read k)


influx = Influx(**{field: endpoint[field] for field in Influx._fields})  # read: k
print(influx.host, influx.bucket, influx.org)
