from platformshconfig import Config

config = Config()
user, org, bucket = "user", "org", "bucket"
db = config.credentials("database")
labels = {user: db[user], org: "acme", bucket: "b"}
print(labels[user], labels[org], labels[bucket], labels["bucket"])
