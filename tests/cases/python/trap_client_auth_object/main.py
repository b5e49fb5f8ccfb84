import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import requests


class TokenAuth(requests.auth.AuthBase):
    def __init__(self, token):
        self.token = token

    def __call__(self, request):
        request.headers["Authorization"] = f"Token {self.token}"
        return request


url = f"http://{endpoint['host']}:{endpoint['port']}/query"
auth = TokenAuth(endpoint["query"]["api_token"])
print(requests.get(url, {"db": "river", "q": "SELECT metres FROM level"}, auth=auth, timeout=5).json())
