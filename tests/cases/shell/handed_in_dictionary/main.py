import json
import os

services = json.loads(os.getenv("SERVICES", "{}"))
print(services["records"]["username"], services["metrics"]["api_token"])  # expect: NFX202
