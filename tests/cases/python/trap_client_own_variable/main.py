import os

from influxdb import InfluxDBClient

host = os.environ.get("GAUGE_ARCHIVE_HOST", "localhost")
client = InfluxDBClient(host=host, port=8086, database="river")
client.create_database("river")
print(client.query("SELECT metres FROM level"))
