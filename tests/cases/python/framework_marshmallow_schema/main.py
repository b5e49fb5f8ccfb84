import base64
import json
import os

from marshmallow import EXCLUDE, Schema, fields, post_load

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


class Influx:
    def __init__(self, host, owner, token):
        self.host, self.owner, self.token = host, owner, token


class Settings(Schema):
    class Meta:
        unknown = EXCLUDE

    host = fields.Str(required=True)
    owner = fields.Str(data_key="user")  # expect: NFX201 (read a)
    token = fields.String(data_key="api_token")  # expect: NFX202 (read a)

    @post_load
    def made(self, data, **_options):
        return Influx(data["host"], data.get("owner"), data.get("token"))  # read: a


class Names(Schema):
    host = fields.Str(required=True)
    org = fields.Str(required=True)  # expect: NFX202 (read b)


influx = Settings().load(relationships["metrics"][0])
names = Names().load(relationships["metrics"][0])
print(influx.host, influx.owner, influx.token, names["org"])  # read: b
