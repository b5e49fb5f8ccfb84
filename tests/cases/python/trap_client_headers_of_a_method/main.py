import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import requests


class Api:
    def __init__(self, where):
        self.where = where
        self.headers = {"Accept": "application/json"}
        self.login()

    def login(self):
        self.headers["Authorization"] = "Token " + self.where["query"]["api_token"]

    def query(self, text):
        url = "http://{0[host]}:{0[port]}/query".format(self.where)
        return requests.post(url, data={"q": text}, headers=self.headers)


print(Api(endpoint).query("SHOW DATABASES").json())
