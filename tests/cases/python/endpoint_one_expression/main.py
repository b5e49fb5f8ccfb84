import base64
import json
import os

creds = json.loads(
    base64.b64decode(
        os.environ["PLATFORM_RELATIONSHIPS"],
    ).decode("utf-8"),
)["influxdb"][0]

print(
    creds[
        "user"  # expect: NFX201
    ],
    creds.get(
        "bucket",  # expect: NFX202
        "default",
    ),
)
