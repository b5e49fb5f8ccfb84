import base64
import json
import os


class Settings:
    def __init__(self, endpoint):
        self.host = endpoint["host"]
        try:
            self.user = endpoint["user"]  # expect: NFX290
            self.org, self.bucket = endpoint["org"], endpoint["bucket"]  # expect: NFX290 NFX290
        except KeyError:
            pass
        try:
            self.user = endpoint["username"]
            self.org, self.bucket = endpoint["query"]["org"], endpoint["query"]["bucket"]
        except KeyError:
            pass


settings = Settings(json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["influxdb"][0])
print(settings.host, settings.user, settings.org, settings.bucket)
