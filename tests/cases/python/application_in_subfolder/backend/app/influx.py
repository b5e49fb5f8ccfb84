from platformshconfig import Config


def settings():
    creds = Config().credentials("timedb")
    return {"user": creds["user"], "host": creds["host"]}  # expect: NFX201
