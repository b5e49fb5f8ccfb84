import os

from influxdb import InfluxDBClient

client = InfluxDBClient(os.environ["INFLUXDB_HOST"], 8086, database="river")
print(client.query("SELECT metres FROM level"))
