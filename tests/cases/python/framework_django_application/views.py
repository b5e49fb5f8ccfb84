from django.apps import apps


def bucket():
    return apps.get_app_config("metrics").endpoint["bucket"]  # expect: NFX202


def user():
    return apps.get_app_config("people").endpoint["user"]
