from dependency_injector import containers, providers


class Writer:
    def __init__(self, host, bucket, timeout):  # read: writer
        self.host = host
        self.bucket = bucket
        self.timeout = timeout


class Container(containers.DeclarativeContainer):
    config = providers.Configuration()
    writer = providers.Factory(
        Writer,
        host=config.influx.host,
        bucket=config.influx.bucket.required(),  # expect: NFX202 (read writer)
        timeout=config.influx.timeout.as_int(),
    )
    user = providers.Callable(str, config.database.user)
