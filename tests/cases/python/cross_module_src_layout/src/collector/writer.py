from collector.settings import credentials


class Writer:
    def __init__(self, creds=None):
        self.creds = creds or credentials()

    def bucket(self):
        return self.creds["bucket"]  # expect: NFX202
