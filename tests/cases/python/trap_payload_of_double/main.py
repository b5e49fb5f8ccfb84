import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
class Config:
    def credentials(self, name):
        return {"user": "me", "org": "o"}
class Service:
    def __init__(self, config):
        self.c = config.credentials("influxdb")
    def user(self):
        return self.c["user"]
print(Service(Config()).user())
