import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import requests
from requests.adapters import HTTPAdapter


class Signing(HTTPAdapter):
    def add_headers(self, request, **named):
        request.headers["Authorization"] = f"Token {endpoint['query']['api_token']}"


session = requests.Session()
session.mount("http://", Signing())
print(session.get(f"http://{endpoint['host']}:{endpoint['port']}/query", params={"q": "SHOW SERIES"}).json())
