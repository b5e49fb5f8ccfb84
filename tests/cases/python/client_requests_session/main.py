import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import requests

BASE = "http://" + endpoint["host"] + ":" + str(endpoint["port"])

with requests.Session() as session:
    session.headers["User-Agent"] = "gauge"
    session.post(f"{BASE}/write", params={"db": "river"}, data="level metres=1.5").raise_for_status()  # expect: NFX220
    answer = session.request("GET", f"{BASE}/query", params={"db": "river", "q": "SELECT * FROM level"})  # expect: NFX220
    print(answer.status_code)
