import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]
headers = {"Authorization": f"Token {endpoint['query']['api_token']}"}

from influxdb import InfluxDBClient

# client.create_database("river") was how it began: CREATE DATABASE river
DOCUMENTATION = "CREATE DATABASE river"


def levels(client):
    """The levels. `SELECT metres INTO hours FROM level` went, and so did `client.drop_database`."""
    return client.query("SELECT metres FROM level", database="river")


print(levels(InfluxDBClient(endpoint["host"], endpoint["port"], headers=headers)))
