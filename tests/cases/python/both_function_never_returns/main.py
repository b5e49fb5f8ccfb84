import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import sys
from typing import NoReturn
ep = rels["influxdb"][0]
def die(message) -> NoReturn:
    print(message)
    sys.exit(0)
if ep.get("query"):
    die(ep["query"]["bucket"])
die(ep["bucket"])  # expect: NFX290
