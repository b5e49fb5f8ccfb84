import os

print(os.environ.get("INFLUXDB_USERNAME") or os.environ.get("INFLUXDB_USER"))  # expect: NFX290
