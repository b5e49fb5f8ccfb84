from platformshconfig import Config

config = Config()
credentials = config.credentials("influxdb")
# print(credentials["user"], credentials["bucket"])
EXAMPLE = 'credentials["user"]'
"""
creds = relationships["influxdb"][0]["org"]
"""
print(credentials["host"], len(EXAMPLE))
