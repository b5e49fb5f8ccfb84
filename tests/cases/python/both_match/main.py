from platformshconfig import Config

config = Config()
match config.credentials("influxdb"):
    case {"username": login, "query": {"org": org}}:
        print(login, org)
    case {"user": login, "org": org}:  # expect: NFX290 NFX290
        print(login, org)
