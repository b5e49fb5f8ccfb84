from urllib.parse import urlparse

from platformshconfig import Config


def endpoint(url=None):
    if url:
        parts = urlparse(url)
        return {"user": parts.username, "host": parts.hostname, "port": parts.port}
    found = Config().credentials("influxdb")
    return {"user": found["username"], "host": found["host"], "port": found["port"]}


print(endpoint()["user"])
print(endpoint("http://ops@localhost:8086")["user"])
