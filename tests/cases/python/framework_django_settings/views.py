from django.conf import settings


def index():
    return settings.INFLUX["user"], settings.DATABASE["user"]  # expect: NFX201
