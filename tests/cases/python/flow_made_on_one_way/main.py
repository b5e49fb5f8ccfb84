import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]


class Options:
    pass


if os.environ.get("APP_MODE") != "local":
    settings = {**endpoint, "org": "ours"}
else:
    settings = {"org": "local"}
print(settings["org"])

for name, endpoints in relationships.items():
    if name == "influxdb":
        found = {**endpoints[0], "user": "me"}
print(found["user"], found["bucket"])  # expect: NFX202

while True:
    again = {**endpoint, "bucket": "ours"}
    if again["host"]:
        break
print(again["bucket"], again["api_token"])  # expect: NFX202

given = {}
options = Options()
if os.environ.get("APP_MODE") == "local":
    given["org"] = "local"
    options.bucket = "local"
print({**endpoint, **given}["org"], {**endpoint, **vars(options)}["bucket"])  # expect: NFX202 NFX202
