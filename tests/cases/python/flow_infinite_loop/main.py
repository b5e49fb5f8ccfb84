import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
index = 0
while True:
    try:
        creds = rels["influxdb"][index]
    except IndexError:
        break
    print(creds["user"])  # expect: NFX201
    index += 1
