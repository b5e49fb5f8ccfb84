from platformshconfig import Config

config = Config()


class Credentials:
    def credentials(self):
        return config.credentials(self.relationship)


class Token:
    def token(self):
        return self.credentials()["api_token"]  # expect: NFX202


class Influx(Token, Credentials):
    relationship = "influxdb"


print(Influx().token())
