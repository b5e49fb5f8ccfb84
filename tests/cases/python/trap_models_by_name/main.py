import base64
import json
import os

from pydantic import BaseModel, TypeAdapter


class Endpoint(BaseModel):
    host: str
    user: str | None = None
    bucket: str = "none"


class Fixture(BaseModel):
    influxdb: list[Endpoint] | None = None


relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoints = TypeAdapter(dict[str, list[Endpoint]]).validate_python(relationships)
print(endpoints["database"][0].user)
local = Fixture(influxdb=[{"host": "localhost", "user": "me", "bucket": "b"}])
print(local.influxdb[0].user, local.influxdb[0].bucket)
