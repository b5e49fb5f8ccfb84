import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient


class River(InfluxDBClient):
    def request(self, *arguments, **named):
        named.setdefault("headers", {})
        named["headers"] = {**(named["headers"] or {}), "Authorization": f"Token {endpoint['query']['api_token']}"}
        return super().request(*arguments, **named)


print(River(endpoint["host"], endpoint["port"]).query("SHOW DATABASES"))
