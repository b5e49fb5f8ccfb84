import base64
import json
import os

env = dict(os.environ)
payload = env.get("PLATFORM_RELATIONSHIPS")
influx = json.loads(base64.b64decode(payload))["influxdb"][0]
print(influx["user"])  # expect: NFX201
