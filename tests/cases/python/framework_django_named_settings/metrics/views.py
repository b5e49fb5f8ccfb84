from django.conf import settings as conf


def index():
    return conf.METRICS["bucket"], conf.DATABASE["user"]  # expect: NFX202


def user():
    return getattr(conf, "METRICS")["user"]  # expect: NFX201
