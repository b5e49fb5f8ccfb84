import os

if os.getenv("PLATFORM_RELATIONSHIPS"):
    from .platform import INFLUX
else:
    INFLUX = {"host": "localhost", "user": "dev"}  # expect: NFX204
