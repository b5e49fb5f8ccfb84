from django.conf import settings


def index():
    return settings.STORE["username"]
