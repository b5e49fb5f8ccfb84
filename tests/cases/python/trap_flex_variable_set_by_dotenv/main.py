import os

print(os.getenv("INFLUXDB_ORG"), os.getenv("INFLUXDB_BUCKET"))
