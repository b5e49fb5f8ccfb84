from platformshconfig import Config

platform = Config()


class Vault:
    def __init__(self):
        self.store = {"influxdb": {"user": "vault", "api_token": "t", "bucket": "b"}}

    def credentials(self, name):
        return self.store[name]


def credentials(reader):
    return reader.credentials("influxdb")


print(credentials(Vault())["user"], Vault().credentials("influxdb")["bucket"])
print(credentials(platform)["username"])
