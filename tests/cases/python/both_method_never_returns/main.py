import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
class Stop:
    def leave(self):
        raise SystemExit(0)
s = Stop()
if "username" in ep:
    print(ep["username"])
    s.leave()
print(ep["user"])  # expect: NFX290
