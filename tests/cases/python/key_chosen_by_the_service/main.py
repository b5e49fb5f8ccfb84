import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def url(endpoint):
    user = endpoint["user" if endpoint["rel"] == "influxdb" else "username"]  # expect: NFX201
    return f"{user}@{endpoint['host']}"


print(url(relationships["influxdb"][0]))
print(url(relationships["database"][0]))
