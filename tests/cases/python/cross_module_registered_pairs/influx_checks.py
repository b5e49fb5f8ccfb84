from checks import check


@check("token")
def has_token(ep):
    return bool(ep["api_token"])  # expect: NFX202
