try:
    from platformshconfig import Config
except ImportError:
    Config = None

if Config is not None:
    creds = Config().credentials("influxdb")
    print(creds["bucket"])  # expect: NFX202
