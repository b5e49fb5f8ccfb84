import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
endpoint = relationships["influxdb"][0]

from influxdb import InfluxDBClient


def shorten(client, policy, days):
    client.query(f"ALTER RETENTION POLICY {policy} ON river DURATION {days}d")  # expect: NFX221
    client.query("CREATE RETENTION POLICY %s ON river DURATION %dd REPLICATION 1" % (policy, days))  # expect: NFX221


shorten(InfluxDBClient(endpoint["host"], endpoint["port"]), "month", 30)  # expect: NFX220
print("done")
