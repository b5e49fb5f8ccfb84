import os
print(os.getenv("TS_USERNAME", os.getenv("TS_USER")))  # expect: NFX290
