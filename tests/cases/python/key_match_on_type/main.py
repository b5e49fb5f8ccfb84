from platformshconfig import Config

config = Config()


def login(creds):
    match creds:
        case {"rel": "influxdb", "user": user}:  # expect: NFX201
            return user
        case {"rel": "mysql", "user": user}:
            return user
    return None


print(login(config.credentials("database")))
print(login(config.credentials("influxdb")))
