import base64
import json
import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    encoded: str

    def __post_init__(self):
        endpoints = json.loads(base64.b64decode(self.encoded))["influxdb"]
        object.__setattr__(self, "endpoint", endpoints[0])


class Frozen:
    def __init__(self, host):
        object.__setattr__(self, "user", host)

    def __setattr__(self, name, value):
        raise AttributeError(name)


settings = Settings(os.environ["PLATFORM_RELATIONSHIPS"])
print(settings.endpoint["org"])  # expect: NFX202
print(Frozen(settings.endpoint["host"]).user)
