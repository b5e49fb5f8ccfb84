from platformshconfig import Config

config = Config()
print(config.credentials("timedb")["user"])
print(config.credentials("store")["bucket"], config.credentials("store")["org"])
