import os
import sys
if not os.environ.get("TS_API_TOKEN"):  # expect: NFX203
    sys.exit("no token")
print("token")
