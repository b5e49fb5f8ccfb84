import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
if (endpoints := rels.get("influxdb")) and (user := endpoints[0].get("user")):  # expect: NFX201
    print(user)
