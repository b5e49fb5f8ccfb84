import core


class Keys:
    host, user, org = "host", "user", "org"


print(core.creds[Keys.host], core.creds[Keys.user], core.creds[Keys.org])  # expect: NFX201 NFX202 (read a)
