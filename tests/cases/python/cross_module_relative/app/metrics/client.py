from ..platform import relationships
from ..platform.reader import relationships as again


def token():
    return relationships()["influxdb"][0]["api_token"]  # expect: NFX202


def login():
    return again()["influxdb"][0]["user"]  # expect: NFX201
