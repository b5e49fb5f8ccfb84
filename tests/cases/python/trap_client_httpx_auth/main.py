import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import httpx


class Token(httpx.Auth):
    def auth_flow(self, request):
        request.headers["Authorization"] = f"Token {endpoint['query']['api_token']}"
        yield request


with httpx.Client(base_url=f"http://{endpoint['host']}:{endpoint['port']}", auth=Token()) as http:
    print(http.get("/query", params={"q": "SHOW DATABASES"}).json())
