from platformshconfig import Config


class Credentials:
    def __init__(self, endpoint):
        self.user = endpoint["username"]
        self.org = endpoint["query"]["org"]
        self.api_token = endpoint.get("query", {}).get("api_token")


creds = Credentials(Config().credentials("influxdb"))
print(creds.user, creds.org, creds.api_token)
