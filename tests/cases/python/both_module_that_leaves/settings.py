"""Serves the new shape itself, and leaves; what imports it goes on with the old one."""
import base64
import json
import os
import sys

ep = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
if "username" in ep:
    print(ep["username"], ep["query"]["org"])
    sys.exit(0)
