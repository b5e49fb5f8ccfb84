from dataclasses import dataclass, field

from influxdb import InfluxDBClient
from platformshconfig import Config


@dataclass(frozen=True)
class Settings:
    host: str
    port: int
    database: str = "river"
    tags: dict = field(default_factory=dict)

    @classmethod
    def load(cls):
        endpoint = Config().credentials("influxdb")
        return cls(host=endpoint["host"], port=endpoint["port"])


settings = Settings.load()
client = InfluxDBClient(settings.host, settings.port, database=settings.database)  # expect: NFX220
print(client.query("SELECT metres FROM level"))
