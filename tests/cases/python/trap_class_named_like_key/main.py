from platformshconfig import Config

config = Config()


class user:
    org = "acme"


ep = config.credentials("influxdb")
bucket = user.org
org = {"bucket": bucket}
print(bucket, org["bucket"], f"user: {ep['username']} org")
