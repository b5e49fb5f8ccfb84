from platformshconfig import Config

config = Config(environment_variables=None, env_prefix="PLATFORM_")


def organisation(credentials):
    return credentials["org"]  # expect: NFX202


config.register_formatter(name="organisation", formatter=organisation)
print(config.credentials(relationship="influxdb", index=0)["user"])  # expect: NFX201
print(config.formatted_credentials(relationship="influxdb", formatter="organisation"))
