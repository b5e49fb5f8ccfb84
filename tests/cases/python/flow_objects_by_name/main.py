import base64
import json
import os


class Section:
    def __init__(self, values):
        self._values = values

    def __getattr__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None

    def get(self, name, default=None):
        return self._values.get(name, default)  # read: a


relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
sections = {name: Section(endpoints[0]) for name, endpoints in relationships.items()}
print(sections["influxdb"].get("bucket", "main"))  # expect: NFX202 (read a)
print(sections["database"].user, sections["database"].get("org"))

described = {}
for name, (endpoint, *_) in relationships.items():
    described[name] = {"endpoint": endpoint, "user": name, "more": {**endpoint, "org": "own"}}
print(described["influxdb"]["endpoint"]["org"], described["influxdb"]["user"])  # expect: NFX202
print(described["influxdb"]["more"]["api_token"], described["influxdb"]["more"]["org"])  # expect: NFX202
print(described["database"]["endpoint"]["user"])
