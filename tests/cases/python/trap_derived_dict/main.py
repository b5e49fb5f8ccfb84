import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
settings = {"user": ep["username"], "org": ep["query"]["org"], "bucket": ep["query"]["bucket"]}
print(settings["user"], settings["org"])
print(settings.get("bucket"))
