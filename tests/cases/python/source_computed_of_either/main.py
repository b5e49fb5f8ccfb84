import base64
import json
import os

OWNER = "UPSUN" if "UPSUN_RELATIONSHIPS" in os.environ else "PLATFORM"
relationships = json.loads(base64.b64decode(os.environ[OWNER + "_RELATIONSHIPS"]))
print(relationships["influxdb"][0]["org"])  # expect: NFX202
print(relationships["influxdb"][0]["host"], os.environ.get(f"{OWNER}_VARIABLES"))
