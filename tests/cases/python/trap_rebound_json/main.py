import base64
import os


class json:
    @staticmethod
    def loads(text):
        return {"influxdb": [{"user": "ops", "org": str(len(text) > 3)}]}


rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
print(rels["influxdb"][0]["user"], rels["influxdb"][0]["org"])
