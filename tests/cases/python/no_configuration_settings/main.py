from platformshconfig import Config

config = Config()
print(config.credentials("timedb")["user"])  # expect: NFX201
print(config.credentials("metrics")["user"])
