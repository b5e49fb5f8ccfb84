from platformshconfig import Config


def endpoint(relationship):
    return Config().credentials(relationship)
