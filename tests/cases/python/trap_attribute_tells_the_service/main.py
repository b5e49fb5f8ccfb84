import base64
import json
import os


class Connection:
    def __init__(self, kind, endpoint):
        self.kind = kind
        self.endpoint = endpoint

    def name(self):
        if self.kind == "database":
            return self.endpoint["user"] + "@" + self.endpoint["host"]
        return self.endpoint["host"]

    def place(self):
        return self.endpoint["host"] if self.kind != "database" else self.endpoint["user"]


relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
points = Connection("influxdb", relationships["influxdb"][0])
rows = Connection("database", relationships["database"][0])
print(points.name(), points.place(), rows.name(), rows.place())
