import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
OLD = {"user", "org", "bucket", "api_token"}
if OLD <= ep.keys():
    print(ep["user"], ep["bucket"])  # expect: NFX290 NFX290
else:
    print(ep["username"], ep["query"]["bucket"])
