from functools import cached_property

import platformshconfig


class Influx:
    @cached_property
    def _endpoint(self):
        return platformshconfig.Config().credentials("influxdb")

    @property
    def user(self):
        return self._endpoint["user"]  # expect: NFX201

    @property
    def host(self):
        return self._endpoint["host"]


influx = Influx()
print(influx.host, influx.user)
