import os

print(os.environ["INFLUXDB_HOST"])
print(os.environ["INFLUXDB_USER"])  # expect: NFX203
print(os.getenv("INFLUXDB_ORG", "main"))  # expect: NFX203
print(os.environ.get("INFLUXDB_BUCKET"))  # expect: NFX203
