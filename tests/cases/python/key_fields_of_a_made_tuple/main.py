import base64
import json
import os
from collections import namedtuple

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["metrics"][0]

Influx = namedtuple("Influx", ["host", "bucket"])  # expect: NFX202 (read k)
influx = Influx._make(endpoint[field] for field in Influx._fields)  # read: k
print(influx.host, influx.bucket)
