import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))



class Service:
    def __init__(self, data):
        self.data = data

    def user(self):
        return self.data["user"]  # expect: NFX201


copies = {name: [dict(each) for each in endpoints] for name, endpoints in relationships.items()}
services = {name: [Service(each) for each in endpoints] for name, endpoints in relationships.items()}

print(copies["metrics"][0]["bucket"], copies["database"][0]["user"])  # expect: NFX202
print(services["metrics"][0].user())
