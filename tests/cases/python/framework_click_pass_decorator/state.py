from dataclasses import dataclass, field

import click
from platformshconfig import Config


class Connections:
    def __init__(self, influx, debug=False):
        self.influx = influx
        self.debug = debug

    @property
    def org(self):
        return self.influx["org"]  # expect: NFX202


@dataclass
class Settings:
    endpoint: dict = field(default_factory=lambda: Config().credentials("influxdb"))


pass_connections = click.make_pass_decorator(Connections)
pass_settings = click.make_pass_decorator(Settings, ensure=True)
