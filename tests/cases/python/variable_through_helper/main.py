import os


def setting(name, default=""):
    return os.environ.get(name, default)  # read: a


print(setting("INFLUXDB_HOST"))
print(setting("INFLUXDB_BUCKET"))  # expect: NFX203 (read a)
print(setting("APP_USER", "none"))
