def bucket(creds):
    query = creds.get("query") or {}
    return query.get("bucket") or creds.get("bucket")  # expect: NFX290
