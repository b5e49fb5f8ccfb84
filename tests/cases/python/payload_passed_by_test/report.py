def line(endpoint):
    return f"{endpoint['host']} {endpoint['org']} {endpoint['bucket']}"  # expect: NFX202 NFX202


class Report:
    def __init__(self, endpoint):
        self.name = endpoint.get("user", "nobody")  # expect: NFX201
