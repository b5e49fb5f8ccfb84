import base64
import json
import os
from typing import Optional

from pydantic import BaseModel, ConfigDict, TypeAdapter


class Endpoint(BaseModel):
    model_config = ConfigDict(extra="ignore")

    host: str
    user: Optional[str] = None  # expect: NFX201 (read a)
    bucket: str = "none"  # expect: NFX202 (read b)


class Service(BaseModel):
    host: str
    org: str | None = None  # expect: NFX202 (read c)


class Relationships(BaseModel):
    items: dict[str, list[Endpoint]] | None = None

    @classmethod
    def load(cls):
        return cls(items=json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"])))

    def first(self, name):
        return self.items[name][0]


influx = Relationships.load().first("influxdb")
print(influx.user)  # read: a
print(influx.bucket)  # read: b
adapter = TypeAdapter(dict[str, list[Service]])
services = adapter.validate_python(json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"])))
print(services.get("influxdb")[0].org)  # read: c
