import sys

from platformshconfig import Config


def login(relationship):
    return Config().credentials(relationship)["user"]


print(login(sys.argv[1]))
