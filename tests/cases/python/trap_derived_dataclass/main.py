from dataclasses import dataclass

from platformshconfig import Config


@dataclass
class Influx:
    host: str
    user: str
    org: str
    bucket: str


def load():
    ep = Config().credentials("influxdb")
    query = ep["query"]
    return Influx(host=ep["host"], user=ep["username"], org=query["org"], bucket=query["bucket"])


influx = load()
print(influx.user, influx.org, influx.bucket)
