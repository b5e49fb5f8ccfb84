creds = {"user": "ada", "org": "acme"}
