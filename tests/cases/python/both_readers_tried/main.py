import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
def old(c):
    return c["user"]  # expect: NFX290
def new(c):
    return c["username"]
for reader in (new, old):
    try:
        user = reader(ep)
    except KeyError:
        continue
    else:
        break
print(user)
