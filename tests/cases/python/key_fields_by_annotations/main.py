import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["metrics"][0]


class Influx:
    host: str
    api_token: str  # expect: NFX202 (read k)

    def __init__(self, endpoint):
        for name in self.__annotations__:
            setattr(self, name, endpoint[name])  # read: k


influx = Influx(endpoint)
print(influx.host, influx.api_token)
