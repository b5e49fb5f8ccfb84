import importlib

from plugins.base import TABLE
from rel import endpoint

for name in ("tokens", "users"):
    importlib.import_module(f"plugins.{name}")

ep = endpoint()
for name, row in TABLE.items():
    print(name, row["function"](ep))
