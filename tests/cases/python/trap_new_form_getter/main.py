import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def query():
    return rels["influxdb"][0].get("query", {})


class Influx:
    def __init__(self):
        self.query = query()

    @property
    def org(self):
        return self.query["org"]


print(query()["bucket"], Influx().org, Influx().query.get("api_token"))
