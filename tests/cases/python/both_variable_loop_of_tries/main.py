import os
for candidate in ("TS_USERNAME", "TS_USER"):  # expect: NFX290 (read a)
    try:
        user = os.environ[candidate]  # read: a
        break
    except KeyError:
        pass
print(user)
