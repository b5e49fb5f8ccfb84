from os import getenv


class Settings:
    HOST = getenv("INFLUXDB_HOST", "localhost")
    TOKEN = getenv("INFLUXDB_API_TOKEN", "dev")  # expect: NFX203
    BUCKET_VARIABLE = "INFLUXDB_BUCKET"
