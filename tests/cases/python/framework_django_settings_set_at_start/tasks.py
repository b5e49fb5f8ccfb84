from django.conf import settings


def report():
    primary = settings.INFLUX["primary"]
    return primary["org"], primary["api_token"]  # expect: NFX202 NFX202
