from creds import load

token = load()["api_token"]  # expect: NFX202
