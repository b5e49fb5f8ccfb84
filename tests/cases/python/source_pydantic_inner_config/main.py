import base64
import json

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    relationships: str = ""
    application_name: str = ""

    class Config:
        env_prefix = "PLATFORM_"

    def endpoint(self, name):
        return json.loads(base64.b64decode(self.relationships))[name][0]


settings = Settings()
print(settings.application_name, settings.endpoint("influxdb")["user"])  # expect: NFX201
