import os

print(os.environ["INFLUXDB_USER"])
print(os.getenv("INFLUXDB_ORG"))
print(os.environ.get("INFLUXDB_BUCKET", "telemetry"))
