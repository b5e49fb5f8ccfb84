import base64
import json


class os:
    environ = {"PLATFORM_RELATIONSHIPS": "eyJpbmZsdXhkYiI6IFt7InVzZXIiOiAiYSIsICJvcmciOiAiYiJ9XX0="}


rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(rels["influxdb"][0]["user"], rels["influxdb"][0]["org"])
