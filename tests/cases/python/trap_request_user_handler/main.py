from types import SimpleNamespace

from platformshconfig import Config

INFLUX = Config().credentials("influxdb")


def handler(request, payload):
    return request.user, payload["user"], payload.get("org"), INFLUX["username"]


print(handler(SimpleNamespace(user="ada"), {"user": "bob", "org": "acme"}))
