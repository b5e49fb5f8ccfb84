import base64
import json
import os

from pydantic import BaseModel, ConfigDict


class Endpoint(BaseModel):
    model_config = ConfigDict(extra="allow")

    host: str


class Host(BaseModel):
    host: str
    user: str = "nobody"


relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
influx = Endpoint(**relationships["influxdb"][0])
database = Endpoint(**relationships["database"][0])
print(influx.host, influx.bucket)  # expect: NFX202
print(influx.model_dump()["org"])  # expect: NFX202
print(database.user, Host(**relationships["database"][0]).model_dump()["user"])
