import base64
import json
import os

INFLUX_USER = "dev"
INFLUX_TOKEN = None

if os.environ.get("PLATFORM_RELATIONSHIPS"):
    rel = json.loads(base64.b64decode(os.environ.get("PLATFORM_RELATIONSHIPS")))
    INFLUX_USER = rel["timedb"][0]["user"]  # expect: NFX201
    INFLUX_TOKEN = rel["timedb"][0]["api_token"]  # expect: NFX202

print(INFLUX_USER, INFLUX_TOKEN)
