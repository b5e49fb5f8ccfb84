import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoints = rels["influxdb"]
print(",".join(ep["org"] for ep in endpoints))  # expect: NFX202
print(any(ep["user"] == "admin" for ep in endpoints))  # expect: NFX201
print(sorted(endpoints, key=lambda ep: ep["bucket"])[0]["host"])  # expect: NFX202
print(sum(len(ep.get("api_token", "")) for ep in endpoints))  # expect: NFX202
