from typing import Annotated

from fastapi import Depends
from platformshconfig import Config


def influx():
    return Config().credentials("influxdb")


def database():
    return Config().credentials("database")


Database = Annotated[dict, Depends(database)]
