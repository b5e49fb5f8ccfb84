from environment import relationships


class Database:
    def __init__(self):
        self.endpoint = relationships()["levels"][0]
