from os import environ, getenv

host = environ["MY_INFLUX_HOST"]
token = getenv("MY_INFLUX_API_TOKEN")  # expect: NFX203
print(host, token)
