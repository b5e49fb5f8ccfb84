def flatten(endpoint):
    for key, value in (endpoint.get("query") or {}).items():
        endpoint.setdefault(key, value)
    if "username" in endpoint:
        endpoint.setdefault("user", endpoint["username"])
    return endpoint
