import os

from influxdb import InfluxDBClient

client = InfluxDBClient(host=os.environ["INFLUXDB_HOST"], port=int(os.environ["INFLUXDB_PORT"]))
client.create_database("river")
print(client.query("SELECT metres FROM level", database="river"))
