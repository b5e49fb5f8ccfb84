import platformshconfig

reader = platformshconfig.Config()


class Services:
    influx = "influxdb"

    @staticmethod
    def get(name):
        return reader.credentials(name)
