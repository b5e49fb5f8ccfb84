import os

print(os.environ["INFLUXDB_USER"])
print(os.environ["INFLUXDB_ORG"])
