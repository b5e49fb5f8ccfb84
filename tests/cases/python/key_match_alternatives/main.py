from platformshconfig import Config

config = Config()
match config.credentials("influxdb"):
    case {
        "scheme": "http",
        "user": str(user),  # expect: NFX201
        "api_token": token,  # expect: NFX202
    } if user:
        print(user, token)
    case {"scheme": scheme}:
        print(scheme)
