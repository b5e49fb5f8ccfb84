from types import SimpleNamespace

from platformshconfig import Config

influx = SimpleNamespace(**Config().credentials("influxdb"))
print(getattr(influx, "host"))
print(getattr(influx, "user", "nobody"))  # expect: NFX201
print(vars(influx)["org"])  # expect: NFX202
