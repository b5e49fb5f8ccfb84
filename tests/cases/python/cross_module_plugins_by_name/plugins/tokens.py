from plugins.base import entry


@entry("tokens", weight=3)
def tokens(ep):
    return ep["api_token"]  # expect: NFX202
