import os
old = {name: os.environ.get(f"TS_{name}") for name in ("USER",)}  # expect: NFX290
user = os.environ.get("TS_USERNAME") or old["USER"]
print(user)
