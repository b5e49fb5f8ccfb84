import base64
import json
import os
from types import SimpleNamespace

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


class Service:
    def __init__(self, data):
        self.data = data

    def user(self):
        return self.data["user"]


copies = {name: [dict(each) for each in endpoints] for name, endpoints in relationships.items()}
spaces = SimpleNamespace(**{name: SimpleNamespace(**endpoints[0]) for name, endpoints in relationships.items()})
services = {name: [Service(each) for each in endpoints] for name, endpoints in relationships.items()}


def address(metrics, database):
    return f"{metrics['host']} {database['user']}"


print(copies["database"][0]["user"], copies["metrics"][0]["host"])
print(spaces.database.user, spaces.metrics.port)
print(services["database"][0].user(), services["metrics"][0].data["host"])
print(address(**{name: endpoints[0] for name, endpoints in relationships.items()}))
