import os

from influxdb import InfluxDBClient

if "PLATFORM_RELATIONSHIPS" in os.environ:
    print("the platform has its own way")
else:
    print(InfluxDBClient("localhost", 8086, database="river").query("SELECT metres FROM level"))
