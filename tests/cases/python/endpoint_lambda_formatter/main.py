from platformshconfig import Config

config = Config()
config.register_formatter("token", lambda creds: creds["api_token"])  # expect: NFX202
print(config.formatted_credentials("influxdb", "token"))
