from creds \
    import load


def user(): from creds import endpoint; return endpoint["user"]  # expect: NFX201
