import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
pending = list(rels["influxdb"])
while pending:
    creds = pending.pop()
    if not creds:
        continue
    print(creds["host"], creds["user"])  # expect: NFX201
