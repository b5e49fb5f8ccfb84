from platformshconfig import Config

config = Config()
c = config.credentials("influxdb")
line = (
    f"http://{c['host']}:{c['port']}"
    f"?org={c['org']}"  # expect: NFX202
    f"&bucket={c['bucket']!r}"  # expect: NFX202
)
print(line)
