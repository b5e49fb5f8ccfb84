from dataclasses import dataclass, field

from platformshconfig import Config


def value(key):
    return Config().credentials("influxdb")[key]  # read: a


@dataclass
class Settings:
    host: str = field(default_factory=lambda: value("host"))
    login: str = field(default_factory=lambda: value("user"))  # expect: NFX201 (read a)


settings = Settings()
print(settings.host, settings.login)
