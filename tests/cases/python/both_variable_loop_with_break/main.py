import os
user = None
for name in ("TS_USERNAME", "TS_USER"):  # expect: NFX290 (read a)
    user = os.environ.get(name)  # read: a
    if user:
        break
print(user)
