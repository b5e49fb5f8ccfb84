import base64
import json
import os

from marshmallow import Schema, fields

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


class Base(Schema):
    host = fields.Str(required=True)


class Database(Base):
    user = fields.Str()
    bucket = fields.Str()


print(Database().load(relationships["database"][0]), Base().load(relationships["metrics"][0])["host"])
