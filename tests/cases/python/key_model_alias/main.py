import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
from pydantic import AliasChoices, AliasPath, BaseModel, Field
class E(BaseModel):
    org: str = Field(validation_alias=AliasChoices("organisation", "org"))  # expect: NFX202 (read a)
e = E(**rels["influxdb"][0])
print(e.org)  # read: a
