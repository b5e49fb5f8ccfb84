import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
flat = {f"influx_{key}".upper(): ep[key] for key in ep}  # allow: NFX291
print(flat["INFLUX_HOST"])
for key, value in ep.items():
    if isinstance(value, str):  # allow: NFX291
        print(key, len(value) > 0)
