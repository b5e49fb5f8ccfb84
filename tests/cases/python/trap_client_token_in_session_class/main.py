import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import requests


class TokenSession(requests.Session):
    def __init__(self, token):
        super().__init__()
        self.headers["Authorization"] = f"Token {token}"


session = TokenSession(endpoint["query"]["api_token"])
print(session.get(f"http://{endpoint['host']}:{endpoint['port']}/query", params={"q": "SHOW DATABASES"}).json())
