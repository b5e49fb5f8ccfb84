import base64
import json
from typing import Optional

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    debug: bool = False
    platform_relationships: Optional[str] = ""

    @property
    def influx(self):
        decoded = json.loads(base64.b64decode(self.platform_relationships))
        return decoded["influxdb"][0]


settings = Settings()
print(settings.influx["bucket"])  # expect: NFX202
