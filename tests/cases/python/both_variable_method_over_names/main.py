import os
import json
class Env:
    prefix = "TS_"
    def get(self, *names):
        for name in names:
            value = os.environ.get(self.prefix + name)  # read: n
            if value is not None:
                return value
        raise LookupError(names)
print(Env().get("USERNAME", "USER"))  # expect: NFX290 (read n)
