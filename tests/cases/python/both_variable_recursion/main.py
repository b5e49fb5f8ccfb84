import os
def need(name, *others):
    value = os.environ.get(name)  # read: a
    if value is None and others:
        return need(*others)
    return value
print(need("TS_USERNAME", "TS_USER"))  # expect: NFX290 (read a)
