import os

print(os.environ["INFLUXDB_ORG"])
