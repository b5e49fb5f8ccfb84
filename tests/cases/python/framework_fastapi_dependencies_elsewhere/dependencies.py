from typing import Annotated

from fastapi import Depends
from platformshconfig import Config


def influx():
    return Config().credentials("influxdb")


def client():
    yield Config().credentials("influxdb")


class Store:
    def __init__(self, endpoint: Annotated[dict, Depends(influx)]):
        self.endpoint = endpoint


Influx = Annotated[dict, Depends(influx)]
