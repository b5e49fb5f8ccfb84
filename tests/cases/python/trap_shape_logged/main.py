import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
import logging
ep = rels["influxdb"][0]
if "user" in ep:  # allow: NFX290
    logging.warning("old credentials: upgrade")
print(ep["host"])
