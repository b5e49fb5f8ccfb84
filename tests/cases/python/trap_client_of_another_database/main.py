import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

import sqlite3

import influxdb

print(endpoint["host"], influxdb.__name__)
with sqlite3.connect(":memory:") as connection:
    connection.execute("CREATE TABLE level (metres REAL)")
    connection.execute("DROP TABLE level")
print("done")
