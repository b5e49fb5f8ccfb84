def flatten(endpoint):
    for key, value in endpoint.get("query", {}).items():
        endpoint[key] = value
