import sys

from platformshconfig import Config


def login(relationship):
    return Config().credentials(relationship)["user"]  # allow: NFX291


print(login(sys.argv[1]))
