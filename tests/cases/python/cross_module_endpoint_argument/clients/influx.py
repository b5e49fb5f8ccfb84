class InfluxClient:
    def __init__(self, creds):
        self.url = f"http://{creds['host']}:{creds['port']}"
        self.token = creds["api_token"]  # expect: NFX202
