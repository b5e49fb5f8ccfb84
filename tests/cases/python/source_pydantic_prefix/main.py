import base64
import json

from pydantic_settings import BaseSettings, SettingsConfigDict


class PlatformSettings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="PLATFORM_")

    relationships: str = ""
    branch: str = "main"


platform = PlatformSettings()
rels = json.loads(base64.b64decode(platform.relationships))
print(platform.branch, rels["influxdb"][0]["user"])  # expect: NFX201
