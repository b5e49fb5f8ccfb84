import os
print(os.environ.get("TS_USER", "admin"), os.getenv("TS_ORG"))  # expect: NFX203 NFX203
print(os.environ.get("TS_BUCKET") or os.environ.get("TS_HOST"))  # expect: NFX203
