import os
def first(*names):
    for name in names:
        if name in os.environ:  # read: a
            return os.environ[name]  # read: a
    raise SystemExit("none of " + ", ".join(names))
print(first("TS_USERNAME", "TS_USER"))  # expect: NFX290 (read a)
