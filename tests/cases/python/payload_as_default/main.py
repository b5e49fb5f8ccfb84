import base64
import json
import os

LOCAL = {"metrics": [{"host": "localhost", "user": "dev", "bucket": "dev"}]}  # expect: NFX204


def encoded(value):
    return base64.b64encode(json.dumps(value).encode()).decode()


def by_default():
    links = json.loads(base64.b64decode(os.environ.get("PLATFORM_RELATIONSHIPS", encoded(LOCAL))))
    return links["metrics"][0]["user"]  # expect: NFX201


def instead():
    raw = os.environ.get("PLATFORM_RELATIONSHIPS")
    if raw:
        links = json.loads(base64.b64decode(raw))
    else:
        links = {
            "metrics": [
                {
                    "host": "localhost",
                    "bucket": "dev",  # expect: NFX204
                    "port": 8086,
                    "org": "dev",
                },
            ],
        }
    endpoint = links["metrics"][0]
    return endpoint["bucket"], endpoint["org"], endpoint["port"]  # expect: NFX202 NFX202


def set_default():
    links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
    links.setdefault("metrics", [{"host": "localhost", "api_token": "dev"}])  # expect: NFX204
    return links["metrics"][0]["api_token"]  # expect: NFX202


def got():
    links = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
    return links.get("metrics", [{"user": "dev"}])[0]["user"]  # expect: NFX201 NFX204


print(by_default(), instead(), set_default(), got())
