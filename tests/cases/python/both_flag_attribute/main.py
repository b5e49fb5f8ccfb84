import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
class Client:
    def __init__(self, c):
        self.c = c
        self.old = "user" in c  # allow: NFX290
    @property
    def bucket(self):
        return self.c["bucket"] if self.old else self.c["query"]["bucket"]  # expect: NFX290
    def user(self):
        if not self.old:
            return self.c["username"]
        return self.c["user"]  # expect: NFX290
c = Client(rels["influxdb"][0])
print(c.bucket, c.user())
