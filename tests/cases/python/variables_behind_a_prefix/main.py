import os

from settings import Settings

PREFIX = "TS_"

by_slice = {k[len(PREFIX) :].lower(): v for k, v in os.environ.items() if k.startswith(PREFIX)}
# What is read is a copy under names of the program's own.
print(by_slice["host"], by_slice.get("bucket"))  # expect: NFX203 (unseen: differs)

by_loop = {}
for name, value in os.environ.items():
    if not name.startswith("TS_"):
        continue
    by_loop[name.removeprefix("TS_")] = value
# Likewise.
print(by_loop.get("USER"))  # expect: NFX203 (unseen: differs)

by_parts = {k.split("_", 1)[1].lower(): v for k, v in os.environ.items() if k.startswith("TS")}
# Likewise.
print(by_parts.get("org"))  # expect: NFX203 (unseen: differs)

print(Settings("TS_").token())
