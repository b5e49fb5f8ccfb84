from platformshconfig import Config

config = Config()
if config.credentials("influxdb"):
    print(config.credentials("influxdb", 0)["user"])  # expect: NFX201
    print(config.credentials(relationship="influxdb", index=0)["bucket"])  # expect: NFX202
