from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")
print(f"""
[influx]
url = http://{creds["host"]}:{creds["port"]}
org = {creds["org"]}""".strip())  # expect: NFX202
text = f"""user = {creds["user"]}"""  # expect: NFX201
print(text)
