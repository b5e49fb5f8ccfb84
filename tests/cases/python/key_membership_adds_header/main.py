import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
headers = {}
if "api_token" in ep:  # expect: NFX202
    headers["Authorization"] = "Token " + ep["api_token"]  # expect: NFX202
print(headers)
