import base64
import json
import os

rels = json.loads(base64.b64decode(os.environb[b"PLATFORM_RELATIONSHIPS"]))
print(rels["influxdb"][0]["user"])  # expect: NFX201
again = json.loads(base64.b64decode(os.getenvb(b"PLATFORM_RELATIONSHIPS", b"e30=")))
print(again["influxdb"][0]["org"])  # expect: NFX202
third = json.loads(base64.b64decode(os.getenvb(os.fsencode("PLATFORM_RELATIONSHIPS"))))
print(third["influxdb"][0]["bucket"])  # expect: NFX202
