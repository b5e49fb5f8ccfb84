def dsn(creds):
    return f"postgresql://{creds['user']}@{creds['host']}"
