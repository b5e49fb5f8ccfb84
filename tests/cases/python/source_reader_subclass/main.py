from conf import Other, config

print(config.user())
print(config.credentials("influxdb")["org"])  # expect: NFX202
print(config.formatted_credentials("influxdb", "bucket"))
print(Other().influx["api_token"])  # expect: NFX202
