"""The database that the levels are kept in."""

from influxdb import InfluxDBClient
from platformshconfig import Config

NAME = "river"


def connect():
    """A client of the database, which is made if it is missing."""
    levels = Config().credentials("levels")
    client = InfluxDBClient(host=levels["host"], port=levels["port"])
    client.create_database(NAME)
    client.switch_database(NAME)
    return client
