from platformshconfig import Config

config = Config()


class Client:
    def __init__(
        self,
        *,
        host,
        user,  # expect: NFX201
        org,  # expect: NFX202
        **_options,
    ):
        self.url = f"http://{host}"
        self.user = user
        self.org = org


client = Client(**config.credentials("influxdb"))
print(client.url, client.user, client.org)
