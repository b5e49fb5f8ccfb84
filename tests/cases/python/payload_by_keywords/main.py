import base64
import json
import os


def place():
    metrics = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))["metrics"][0]
    return metrics["org"], metrics["bucket"]  # expect: NFX202 NFX202


if __name__ == "__main__":
    print(*place())
