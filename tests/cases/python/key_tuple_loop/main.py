import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
influx = rels["influxdb"][0]
for key in ("host", "bucket", "org"):  # expect: NFX202 NFX202 (read a)
    print(key, influx[key])  # read: a
