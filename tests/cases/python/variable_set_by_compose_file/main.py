import os

print(os.environ.get("INFLUXDB_USER"))  # expect: NFX203
