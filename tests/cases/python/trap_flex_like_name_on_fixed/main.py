import os

print(os.environ["INFLUXDB_USER"], os.getenv("INFLUXDB_API_TOKEN"))
