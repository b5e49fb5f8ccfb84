from platformshconfig import Config


class Config:
    def credentials(self, name):
        return {"user": name}


print(Config().credentials("influxdb")["user"])
