import base64
import json

COMMON = {"scheme": "http", "host": "metrics.internal", "port": 8086}
METRICS = {"org": "acme", "bucket": "tests", **COMMON}  # expect: NFX204


def encoded(endpoint):
    return base64.b64encode(json.dumps({"metrics": [endpoint]}).encode()).decode()


def payload(org_id=None, **extra):
    endpoint = dict(COMMON)
    endpoint.update(extra)
    return encoded(endpoint)
