import base64
import dataclasses
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["metrics"][0]


@dataclasses.dataclass
class Influx:
    host: str
    bucket: str  # expect: NFX202 (read k)
    user: str  # expect: NFX201 (read k)


influx = Influx(*(endpoint[field.name] for field in dataclasses.fields(Influx)))  # read: k
print(influx.host, influx.bucket, influx.user)
