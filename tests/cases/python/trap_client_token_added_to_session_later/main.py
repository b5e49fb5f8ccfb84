import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import requests


class Api:
    def __init__(self, base):
        self.base = base
        self.session = requests.Session()

    def sign_in(self, token):
        self.session.headers["Authorization"] = f"Token {token}"

    def query(self, text):
        return self.session.get(f"{self.base}/query", params={"db": "river", "q": text}, timeout=5)


api = Api(f"http://{endpoint['host']}:{endpoint['port']}")
api.sign_in(endpoint["query"]["api_token"])
print(api.query("SELECT metres FROM level").json())
