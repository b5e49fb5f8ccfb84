from creds import ep

if "bucket" not in ep:  # expect: NFX202
    raise SystemExit("no bucket")
