from platformshconfig import Config

import alpha

READER = Config()


def user():
    return alpha.endpoint()["user"]  # expect: NFX201
