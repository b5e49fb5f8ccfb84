from platformshconfig import Config

creds = Config().credentials("database")
print(creds["user"])
