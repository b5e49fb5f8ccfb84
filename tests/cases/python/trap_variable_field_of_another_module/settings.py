"""What the station is told by its environment, by names that no relationship gives."""

from pydantic_settings import BaseSettings


class Influx(BaseSettings):
    tsdb_host: str
    tsdb_username: str
    tsdb_organisation: str = "acme"
