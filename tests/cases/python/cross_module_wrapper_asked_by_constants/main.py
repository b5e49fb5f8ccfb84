import core

HOST, USER, ORG = "host", "user", "org"
print(core.creds[HOST], core.creds[USER], core.creds[ORG])  # expect: NFX201 NFX202 (read a)
