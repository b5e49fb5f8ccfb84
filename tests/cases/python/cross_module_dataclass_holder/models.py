from dataclasses import dataclass, field

from platformshconfig import Config


def _load():
    return Config().credentials("influxdb")


@dataclass
class Settings:
    name: str = "metrics"
    influx: dict = field(default_factory=_load)

    @property
    def token(self):
        return self.influx["api_token"]  # expect: NFX202
