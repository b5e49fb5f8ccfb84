import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import requests

BASE = f"http://{endpoint['host']}:{endpoint['port']}"
answer = requests.post(f"{BASE}/query", data={"q": "CREATE DATABASE river"}, timeout=5)  # expect: NFX220 NFX221
print(answer.json())
