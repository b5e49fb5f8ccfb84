import os

print("INFLUXDB_ORG", os.environ["INFLUXDB_HOST"])
