from registry import handler


@handler("write")
def write(endpoint):
    return endpoint["bucket"]  # expect: NFX202


@handler("who")
def who(endpoint):
    return endpoint["user"]  # expect: NFX201
