import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
credentials = relationships["influxdb"][0]
print(credentials["user"])  # expect: NFX201
print(credentials["host"])
