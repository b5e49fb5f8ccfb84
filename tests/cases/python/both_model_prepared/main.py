import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
from pydantic import BaseModel, model_validator
class Influx(BaseModel):
    username: str
    organisation: str
    token: str
    @model_validator(mode="before")
    @classmethod
    def _lift(cls, data):
        if not isinstance(data, dict):
            return data
        data = dict(data)
        query = data.pop("query", None) or data
        data["username"] = data.get("username") or data.get("user")  # expect: NFX290
        data["organisation"] = query["org"]  # expect: NFX290
        data["token"] = query["api_token"]  # expect: NFX290
        return data
m = Influx.model_validate(ep)
print(bool(m.username), bool(m.organisation), bool(m.token))
