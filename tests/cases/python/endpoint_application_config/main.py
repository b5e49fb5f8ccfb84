from types import SimpleNamespace

from platformshconfig import Config

app = SimpleNamespace(config={})
app.config["INFLUX"] = Config().credentials("influxdb")
app.config.update(DEBUG=False, USER="ops")


def handler():
    return app.config["INFLUX"]["user"], app.config["USER"]  # expect: NFX201


print(handler())
