import base64, json, os
def load():
    raw = os.environ.get("PLATFORM_RELATIONSHIPS")
    if raw:
        return json.loads(base64.b64decode(raw))
    return {"influxdb": [{"host": "localhost", "user": "dev", "org": "dev", "bucket": "dev", "api_token": "dev"}]}
def normalised(e):
    if "query" not in e:
        e = {**e, "username": e["user"], "query": {k: e[k] for k in ("org", "bucket", "api_token")}}  # expect: NFX290 NFX290 NFX290 NFX290
    return e
ep = normalised(load()["influxdb"][0])
print(bool(ep["username"]), bool(ep["query"]["bucket"]))
