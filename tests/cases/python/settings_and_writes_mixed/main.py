import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
DATABASES = {"default": {}}
INFLUX = {}

db = relationships["database"][0]
DATABASES["default"].update({"USER": db["user"], "NAME": db["path"]})

ep = relationships["influxdb"][0]
INFLUX["user"] = ep["user"]  # expect: NFX201
INFLUX["org"] = ep["query"]["org"] if "query" in ep else "main"

print(DATABASES["default"]["USER"], INFLUX["user"], INFLUX["org"])
