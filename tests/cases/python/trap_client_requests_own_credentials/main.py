import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import requests

url = f"http://{endpoint['host']}:{endpoint['port']}/query"
query = {"db": "river", "q": "SELECT metres FROM level"}
account = (os.environ["GAUGE_USER"], os.environ["GAUGE_PASSWORD"])
print(requests.get(url, query, auth=account, timeout=5).json())
print(requests.get(url, query | {"u": account[0], "p": account[1]}, timeout=5).json())
