import os

print(os.environ["INFLUXDB_ORG"])  # expect: NFX203
