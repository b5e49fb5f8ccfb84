class Exporter:
    def __init__(self, ep):
        self.ep = ep
