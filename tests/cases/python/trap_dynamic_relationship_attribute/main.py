from platformshconfig import Config

config = Config()


class Account:
    user = "ada"
    org = "acme"


account = Account()
account.creds = config.credentials("influxdb")
print(account.user, account.org, account.creds["username"])
print(getattr(account, "user"), vars(account)["creds"]["host"])
