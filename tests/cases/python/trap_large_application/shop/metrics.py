from shop.platform import influx


class Recorder:
    def __init__(self):
        self._influx = influx()
        self.bucket = self._influx.bucket

    def target(self):
        return f"{self._influx.url}/{self._influx.org}/{self.bucket} as {self._influx.user}"
