import os

print(os.environ["MY_INFLUXDB_USER"], os.environ["INFLUXDB_USER_AGENT"], os.getenv("INFLUXDB_BUCKETS"))
print(os.environ["INFLUXDB_HOST"], {"INFLUXDB_USER": 1}["INFLUXDB_USER"])
