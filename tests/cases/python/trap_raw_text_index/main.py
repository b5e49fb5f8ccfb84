import os

raw = os.environ["PLATFORM_RELATIONSHIPS"]
user = {"user": raw[:2], "org": raw[-1]}
print("user" in raw, user["user"] == raw[0:2], user["org"] == raw[-1])
