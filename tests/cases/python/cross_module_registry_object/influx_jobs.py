from registry import jobs


@jobs.add("org")
def org(ep):
    return ep["org"]  # expect: NFX202


@jobs.add("client")
class Client:
    def __init__(self, ep):
        self.user = ep["user"]  # expect: NFX201
