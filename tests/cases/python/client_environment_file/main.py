import os

from influxdb import InfluxDBClient

client = InfluxDBClient(os.environ["GAUGE_DB_HOST"], int(os.environ.get("GAUGE_DB_PORT", 8086)))  # expect: NFX220
print(client.query("SELECT metres FROM level", database="river"))
