from os import environ, getenv

print(environ["INFLUXDB_USER"], getenv("INFLUXDB_BUCKET"), environ.get("INFLUXDB_API_TOKEN"))
