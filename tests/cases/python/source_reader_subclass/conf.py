import platformshconfig


class AppConfig(platformshconfig.Config):
    relationship = "influxdb"

    def __init__(self):
        super().__init__()
        self.register_formatter("bucket", lambda creds: creds["bucket"])  # expect: NFX202

    @property
    def influx(self):
        return self.credentials(self.relationship)

    def user(self):
        return self.influx["user"]  # expect: NFX201


class Other(AppConfig):
    def credentials(self, relationship, index=0):
        found = super().credentials(relationship, index)
        print("asked for", relationship)
        return found


config = AppConfig()
