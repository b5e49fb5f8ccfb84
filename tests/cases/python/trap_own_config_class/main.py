class Config:
    def credentials(self, name):
        return {"user": "ops", "org": name}


config = Config()
print(config.credentials("influxdb")["user"])
print(config.credentials("influxdb").get("org"))
