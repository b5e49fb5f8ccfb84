from plugins.base import entry


@entry("users")
def users(ep):
    return ep["user"]  # expect: NFX201
