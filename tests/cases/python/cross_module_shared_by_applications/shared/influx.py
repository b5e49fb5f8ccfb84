from platformshconfig import Config


def login():
    return Config().credentials("metrics")["user"]  # expect: NFX201
