import os
print(next(os.environ[n] for n in ("TS_USERNAME", "TS_USER") if n in os.environ))  # expect: NFX290
