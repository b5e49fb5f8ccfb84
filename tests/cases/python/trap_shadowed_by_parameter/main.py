from platformshconfig import Config

config = Config()
creds = config.credentials("influxdb")


def greet(creds):
    return f"hello {creds['user']}"


print(greet({"user": "Ada"}))
print(creds["host"])
