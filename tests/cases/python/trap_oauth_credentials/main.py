from types import SimpleNamespace

from platformshconfig import Config

platform = Config()


class OAuth:
    def credentials(self, provider):
        return {"user": "ada", "org": provider, "bucket": "none"}


oauth = OAuth()
print(oauth.credentials("influxdb")["user"], oauth.credentials("influxdb").get("org"))
session = SimpleNamespace(credentials=lambda name: {"user": name})
print(session.credentials("influxdb")["user"], platform.credentials("influxdb")["host"])
