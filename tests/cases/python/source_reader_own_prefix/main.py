import os

import platformshconfig

raw = os.environ.get("PLATFORM_RELATIONSHIPS")
reader = platformshconfig.Config({"FOO_RELATIONSHIPS": raw, "FOO_APPLICATION_NAME": "app"}, env_prefix="FOO_")
if reader.is_valid_platform():
    print(reader.credentials("influxdb", 0).get("user"))  # expect: NFX201
