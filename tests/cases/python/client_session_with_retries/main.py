import base64
import json
import os

import requests
from requests.adapters import HTTPAdapter

endpoint = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0]
session = requests.Session()
session.mount("http://", HTTPAdapter(max_retries=2))
url = f"http://{endpoint['host']}:{endpoint['port']}/query"
answer = session.get(url, params={"q": "SHOW SERIES"})  # expect: NFX220
answer.raise_for_status()
print(answer.json())
