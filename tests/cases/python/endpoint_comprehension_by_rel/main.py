import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
influx = [ep for eps in rels.values() for ep in eps if ep["rel"] == "influxdb"]
print([one["user"] for one in influx])  # expect: NFX201
print(influx[0]["org"])  # expect: NFX202
