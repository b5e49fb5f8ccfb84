from platformshconfig import Config

config = Config()


def connect(host, **options):
    return host, options["bucket"]  # expect: NFX202


def forward(*args, **kwargs):
    return connect(*args, **kwargs)


print(forward(**config.credentials("influxdb")))
