import os

own = {k[len("TS_") :].lower(): v for k, v in os.environ.items() if k.startswith("TS_")}
print(own.get("username") or own.get("user"))  # expect: NFX290
print(own["username"] if "username" in own else own["user"])  # allow: NFX290
