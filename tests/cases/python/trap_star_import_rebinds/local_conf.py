creds = {"user": "dev", "org": "dev"}
