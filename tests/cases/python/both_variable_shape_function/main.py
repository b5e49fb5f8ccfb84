import os
def is_new():
    return "TS_QUERY" in os.environ
user = os.environ["TS_USERNAME"] if is_new() else os.environ["TS_USER"]  # expect: NFX290
print(user)
