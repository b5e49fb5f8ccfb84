import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
c = rels["influxdb"][0]
made = {"url": c["host"]}
for new, olds in {"user": ("username", "user")}.items():  # expect: NFX290 (read a)
    for key in olds:
        if key in c:  # read: a
            made[new] = c[key]  # read: a
            break
print(made["user"])
