from platformshconfig import Config

print(Config().credentials("store")["user"])
