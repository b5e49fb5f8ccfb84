import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
waiting = [relationships["influxdb"][0], relationships["database"][0]]
while waiting:
    endpoint = waiting.pop()
    if endpoint["rel"] == "influxdb":
        print(endpoint["bucket"])  # expect: NFX202
    else:
        print(endpoint["username"])
