from platformshconfig import Config


class Credentials:
    pass


endpoint = Config().credentials("influxdb")
credentials = Credentials()
credentials.__dict__.update(endpoint)
credentials.__dict__.update(endpoint["query"])
credentials.user = endpoint["username"]
print(credentials.user, credentials.org)
