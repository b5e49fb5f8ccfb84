import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

import httpx

client = httpx.Client(base_url=f"http://{endpoint['host']}:{endpoint['port']}", headers=headers)
print(client.get("/query", params={"db": "river", "q": "SHOW MEASUREMENTS"}).json())
print(client.post("/query", params={"q": "DROP DATABASE old_river"}).json())  # expect: NFX221
