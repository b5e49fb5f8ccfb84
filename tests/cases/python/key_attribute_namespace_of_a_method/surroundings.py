import base64
import json
import os
from types import SimpleNamespace


class Surroundings:
    def __getitem__(self, name):
        return json.loads(base64.b64decode(os.environ[f"PLATFORM_{name}"]))

    @property
    def relationships(self):
        return self["RELATIONSHIPS"]

    def service(self, name, index=0):
        return SimpleNamespace(**self.relationships[name][index])

    def prepared(self, name):
        found = self.service(name)
        found.org = "own"
        return found


surroundings = Surroundings()
