import os
assert "TS_USERNAME" in os.environ or "TS_USER" in os.environ  # allow: NFX290
print(os.environ["TS_USERNAME" if "TS_USERNAME" in os.environ else "TS_USER"])  # expect: NFX290
