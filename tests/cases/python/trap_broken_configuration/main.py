from platformshconfig import Config

print(Config().credentials("timedb")["user"])
