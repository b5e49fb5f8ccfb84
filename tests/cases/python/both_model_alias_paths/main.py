import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
from pydantic import AliasChoices, AliasPath, BaseModel, Field
class E(BaseModel):
    host: str
    user: str = Field(validation_alias=AliasChoices("username", "user"))  # expect: NFX290 (read a)
    org: str = Field(validation_alias=AliasChoices(AliasPath("query", "org"), "org"))  # expect: NFX290 (read a)
    bucket: str = Field(validation_alias=AliasChoices("bucket", AliasPath("query", "bucket")))  # expect: NFX290 (read a)
e = E(**rels["influxdb"][0])
print(e.user, e.org, e.bucket)  # read: a
