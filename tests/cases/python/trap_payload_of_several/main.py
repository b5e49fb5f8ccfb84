from platform_env import endpoint

print(endpoint("influxdb")["host"], endpoint("database").get("user"))
