import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
class Flags:
    new = "query" in ep
if Flags.new:
    print(ep["query"]["org"])
if not Flags.new:
    print(ep["org"])  # expect: NFX290
