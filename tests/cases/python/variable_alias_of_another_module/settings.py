"""Fields that go by other names in the environment."""

from pydantic import Field
from pydantic_settings import BaseSettings


class Influx(BaseSettings):
    host: str = Field(validation_alias="TSDB_HOST")
    # The library reads the variable.
    account: str = Field("nobody", validation_alias="TSDB_USER")  # expect: NFX203 (unseen: differs)


class Fallback(Influx):
    # The library reads the variable.
    place: str = Field("weather", validation_alias="TSDB_BUCKET")  # expect: NFX203 (unseen: differs)
