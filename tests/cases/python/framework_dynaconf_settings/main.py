from settings import settings


def target() -> str:
    return f"{settings.INFLUX.org}/{settings.INFLUX['bucket']}"  # expect: NFX202 NFX202


print(target(), settings.metrics.user)  # expect: NFX201
print(settings.get("INFLUX")["api_token"])  # expect: NFX202
# Those of another service, and the program's own, have such keys as well.
print(settings.DATABASE.user, settings.OWN.org, settings.own["user"])
print(settings.INFLUX.host, settings.get("ORG", "none"))
