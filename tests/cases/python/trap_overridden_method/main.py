from platformshconfig import Config

config = Config()


class Base:
    def credentials(self):
        return config.credentials("influxdb")

    def login(self):
        return self.credentials().get("username")


class Fixed(Base):
    def credentials(self):
        return {"username": "svc", "user": "svc", "org": "acme"}


print(Base().login(), Fixed().login())
print(Fixed().credentials()["user"], Fixed().credentials()["org"])
