from platformshconfig import Config


class Session:
    def __enter__(self):
        self.creds = Config().credentials("influxdb")
        return self

    def __exit__(self, *exception):
        return False

    def org(self):
        return self.creds["org"]  # expect: NFX202


with Session() as session:
    print(session.org())
