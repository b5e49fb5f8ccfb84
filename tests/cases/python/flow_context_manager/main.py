from contextlib import contextmanager, nullcontext

from platformshconfig import Config


@contextmanager
def influx():
    endpoint = Config().credentials("influxdb")
    try:
        yield endpoint
    finally:
        print("closed")


with influx() as creds:
    print(creds["user"])  # expect: NFX201
with nullcontext(Config().credentials("influxdb")) as creds:
    print(creds["host"])
