from platformshconfig import Config

FIXTURE = {"PLATFORM_RELATIONSHIPS": "eyJpbmZsdXhkYiI6IFt7InVzZXIiOiAibWUiLCAib3JnIjogIm1pbmUifV19"}


class Fixture(Config):
    def __init__(self):
        super().__init__(FIXTURE)


class Renaming(Config):
    def credentials(self, relationship, index=0):
        found = super().credentials(relationship, index)
        return {"user": found["username"], "org": found["query"]["org"]}


class Database(Config):
    def main(self):
        return self.credentials("database")


print(Fixture().credentials("influxdb")["user"])
print(Renaming().credentials("influxdb")["user"], Renaming().credentials("influxdb")["org"])
print(Database().main()["user"])
