from platform_env import influx

HOST = influx("host", "localhost")
USER = influx("user", "dev")  # expect: NFX201 (read a)
TOKEN = influx("api_token")  # expect: NFX202 (read a)
print(HOST, USER, TOKEN)
