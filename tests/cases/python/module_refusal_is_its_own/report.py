from creds import ep


def show():
    return ep["user"]  # expect: NFX201
