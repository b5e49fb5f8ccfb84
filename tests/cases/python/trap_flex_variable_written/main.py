import os

os.environ["INFLUXDB_USER"] = os.environ["INFLUXDB_USERNAME"]
print(os.environ["INFLUXDB_USER"])
print(os.environ["INFLUXDB_HOST"])
