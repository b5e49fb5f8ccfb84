import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import requests

search = relationships["search"][0]
url = f"http://{search['host']}:{search['port']}/query"
print(requests.get(url, params={"q": "CREATE"}, timeout=5).status_code, endpoint["host"])
