from dataclasses import dataclass, fields

from platformshconfig import Config


@dataclass
class Credentials:
    host: str
    user: str
    bucket: str


endpoint = Config().credentials("influxdb")
database = Config().credentials("database")
print(Credentials(**{each: endpoint[each] for each in ("host", "user")}, bucket="x").user)  # expect: NFX201
print({each.name: endpoint[each.name] for each in fields(Credentials)}["host"])  # expect: NFX201 NFX202
