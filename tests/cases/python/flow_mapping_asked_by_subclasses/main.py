import base64
import json
import os
from collections.abc import Mapping

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


class Services(Mapping):
    def __init__(self, content):
        self._content = content

    def __getitem__(self, name):
        return self._content[name][0]

    def __iter__(self):
        return iter(self._content)

    def __len__(self):
        return len(self._content)


PAYLOAD = Services(relationships)


class Client:
    name = None

    def value(self, key):
        return PAYLOAD[self.name][key]  # read: k


class Metrics(Client):
    name = "metrics"

    def bucket(self):
        return self.value("bucket")  # expect: NFX202 (read k)


class Database(Client):
    name = "database"

    def user(self):
        return self.value("user")


print(Metrics().bucket(), Database().user(), PAYLOAD.get("metrics")["org"])  # expect: NFX202
