import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def influx_url(ep):
    return f"http://{ep['user']}@{ep['host']}:{ep['port']}"  # expect: NFX201


def database_url(ep):
    return f"postgresql://{ep['user']}@{ep['host']}:{ep['port']}"


print(influx_url(relationships["influxdb"][0]))
print(database_url(relationships["database"][0]))
