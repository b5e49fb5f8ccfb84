import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import httpx


def sign(request):
    request.headers["Authorization"] = f"Token {endpoint['query']['api_token']}"


with httpx.Client(event_hooks={"request": [sign]}) as http:
    url = f"http://{endpoint['host']}:{endpoint['port']}/query"
    print(http.get(url, params={"q": "SHOW DATABASES"}).json())
