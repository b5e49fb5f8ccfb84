from platformshconfig import Config

config = Config()
db = config.credentials("database")
print("%(user)s@%(host)s" % db)
print("{user}@{host}".format(**db), "{0[user]}".format(db), "{user}".format_map(db))


def connect(user, host, **rest):
    return f"{user}@{host}"


print(connect(**db))
match db:
    case {"user": user}:
        print(user)
