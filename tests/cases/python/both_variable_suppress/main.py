import os
from contextlib import suppress
user = None
with suppress(KeyError):
    user = os.environ["TS_USERNAME"]
if user is None:
    user = os.environ["TS_USER"]  # expect: NFX290
print(user)
