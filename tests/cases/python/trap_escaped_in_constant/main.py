import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
TEXT = "100%% %(host)s %%(user)s"
print(TEXT % ep, f"{{ep['user']}} {ep['host']}")
