import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

import requests

url = f"http://{endpoint['host']}:{endpoint['port']}/api/v2/write?org=main&bucket=main"
print(requests.post(url, data="level metres=1.5", headers=headers, timeout=5).status_code)
