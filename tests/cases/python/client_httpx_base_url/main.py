import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import httpx


def client():
    return httpx.Client(base_url=f"http://{endpoint['host']}:{endpoint['port']}")  # expect: NFX220


with client() as http:
    print(http.get("/ping").status_code)
    print(http.post("/write", params={"db": "river"}, content="level metres=1.5").status_code)
    print(http.get("/query", params={"db": "river", "q": "SELECT metres FROM level"}).status_code)
