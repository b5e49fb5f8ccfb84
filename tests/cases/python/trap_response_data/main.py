from platformshconfig import Config


class Client:
    def __init__(self, url, token):
        self.url = url
        self.token = token

    def query(self, text):
        return [{"bucket": "b1", "org": "acme", "user": "ada", "query": text}]


ep = Config().credentials("influxdb")
client = Client(f"http://{ep['host']}", token=ep["query"]["api_token"])
for row in client.query("buckets()"):
    print(row["bucket"], row["org"], row["user"])
