import base64
import json
import os

rels = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
ep = rels["influxdb"][0]
flat = {**ep, **ep.get("query", {})}
if "user" in flat:  # allow: NFX290
    flat["username"] = flat.pop("user")  # expect: NFX290
print(bool(flat["username"]))
flat = dict(ep)
flat.update(flat.pop("query", {}))
if "user" in flat:  # allow: NFX290
    flat["username"] = flat.pop("user")  # expect: NFX290
print(bool(flat["username"]), bool(flat["bucket"]))  # expect: NFX290
