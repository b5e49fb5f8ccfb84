"""What the station is told by its environment."""

from pydantic_settings import BaseSettings


class Influx(BaseSettings):
    tsdb_host: str
    TSDB_USER: str = "nobody"  # expect: NFX203 (read shown)
    # The recording knows reads of variables by names in capitals.
    tsdb_bucket: str = "weather"  # expect: NFX203 (unseen: differs)
