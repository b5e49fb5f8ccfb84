from collections import namedtuple

from platformshconfig import Config

Influx = namedtuple("Influx", ["host", "user", "bucket"])
ep = Config().credentials("influxdb")
influx = Influx(ep["host"], user=ep["username"], bucket=ep["query"]["bucket"])
print(influx.user, influx.bucket)
print(influx._asdict()["user"])
