import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
url = {"user": ep["username"], "password": ep["password"], "host": ep["host"]}
user = url.pop("user")
password = url.pop("password")
print(user, len(password), url)
