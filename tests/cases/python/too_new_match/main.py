from platformshconfig import Config

config = Config()
match config.credentials("influxdb"):
    case {"username": login, "query": {"bucket": bucket}}:  # expect: NFX210 NFX210
        print(login, bucket)
    case {"host": host}:
        print(host)
