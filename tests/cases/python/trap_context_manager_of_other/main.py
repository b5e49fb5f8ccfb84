from contextlib import contextmanager

from platformshconfig import Config


@contextmanager
def service(name):
    yield Config().credentials(name)


with service("database") as db, service("influxdb") as influx:
    print(db["user"], influx["query"]["org"])
