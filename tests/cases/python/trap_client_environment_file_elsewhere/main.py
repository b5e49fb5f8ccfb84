import os

from influxdb import InfluxDBClient

client = InfluxDBClient(os.environ["INFLUXDB_HOST"], int(os.environ["INFLUXDB_PORT"]))
print(client.query("SELECT metres FROM level", database="river"))
