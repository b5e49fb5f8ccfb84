import os

from influxdb import InfluxDBClient

host = os.getenv("INFLUXDB_HOST", "localhost")
client = InfluxDBClient(host=host, port=8086, database="river")  # expect: NFX220
print(client.query("SELECT metres FROM level"))
