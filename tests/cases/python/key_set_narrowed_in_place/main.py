import base64
import json
import os

endpoint = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
names = {"org", "bucket", "host"}  # expect: NFX202 NFX202 (read a)
names.intersection_update(endpoint)
print(sorted((name, endpoint[name]) for name in names))  # read: a
others = {"host", "port"}
others.intersection_update(endpoint)
print(sorted((name, endpoint[name]) for name in others))
