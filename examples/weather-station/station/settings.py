"""Where the services are, as the platform tells it."""

import base64
import json
import os


def relationships():
    """All relationships of the application, by name."""
    encoded = os.environ["PLATFORM_RELATIONSHIPS"]
    return json.loads(base64.b64decode(encoded))


def influxdb():
    """The credentials of the time series database."""
    return relationships()["influxtimedb"][0]


def postgresql():
    """The connection parameters of the database of stations."""
    database = relationships()["database"][0]
    return {
        "host": database["host"],
        "port": database["port"],
        "dbname": database["path"],
        "user": database["username"],
        "password": database["password"],
    }
