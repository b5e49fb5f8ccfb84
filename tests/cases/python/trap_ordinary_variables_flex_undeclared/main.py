import os

print(os.environ["INFLUXDB_USER"])
print(os.environ["INFLUX_ORG"], os.getenv("INFLUXDB_V2_ORG"))
print(os.environ["DATABASE_USER"])
print(os.environ["METRICS_USERNAME"])
