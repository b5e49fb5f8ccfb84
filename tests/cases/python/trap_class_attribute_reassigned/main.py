from platformshconfig import Config


class Job:
    def __init__(self):
        self.source = Config().credentials("influxdb")
        self.owner = {"user": "ada"}

    def describe(self):
        return self.owner["user"], self.source["username"]


job = Job()
job.source = {"user": "bob"}
print(job.owner["user"])
print(job.source["user"])
