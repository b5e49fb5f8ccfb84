from django.conf import settings
from platformshconfig import Config

settings.configure(DEBUG=False, INFLUX=Config().credentials("influxdb"))


def index():
    return settings.INFLUX["user"]  # expect: NFX201


print(index())
