import base64
import json
import os

relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
first = {name: endpoints[0] for name, endpoints in relationships.items()}


def target(metrics, **others):
    return f"{metrics['org']}/{metrics['bucket']} {others['database']['user']}"  # expect: NFX202 NFX202


def token(**services):
    return services["metrics"]["api_token"]  # expect: NFX202


print(target(**first))
print(token(**first))
