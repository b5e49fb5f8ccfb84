import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
e = rels.get("influxdb", [{"user": "-"}])[0]  # expect: NFX204
print(e["user"])  # expect: NFX201
