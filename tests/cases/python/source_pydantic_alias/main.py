import base64
import json

from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    rels_blob: str = Field(default="", validation_alias="PLATFORM_RELATIONSHIPS")


def main():
    rels = json.loads(base64.b64decode(Settings().rels_blob))
    endpoint = rels["influxdb"][0]
    print(endpoint["api_token"])  # expect: NFX202


main()
