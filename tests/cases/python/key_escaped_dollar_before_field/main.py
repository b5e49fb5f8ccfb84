import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
from string import Template
ep = rels["influxdb"][0]
print(Template("$$$user").substitute(ep))  # expect: NFX201
