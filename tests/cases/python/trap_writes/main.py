import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
ep["user"] = ep["username"]
ep["bucket"], ep["org"] = ep["query"]["bucket"], ep["query"]["org"]
print(ep["user"], ep["bucket"], ep["org"])
ep.pop("host")
del ep["user"]
