from functools import partial
from operator import itemgetter

from platformshconfig import Config

rows = [{"user": "bob", "org": "b"}, {"user": "ada", "org": "a"}]
by_user = itemgetter("user")
print([by_user(row) for row in sorted(rows, key=itemgetter("org"))])


def pick(mapping, key):
    return mapping[key]


print(partial(pick, rows[0])("user"), pick(rows[1], "org"))
print(pick(Config().credentials("influxdb"), "username"))
