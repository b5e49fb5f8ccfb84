from platformshconfig import Config


def reader(relationship):
    creds = Config().credentials(relationship)

    def read():
        return creds["bucket"]  # expect: NFX202

    return read


print(reader("influxdb")())
