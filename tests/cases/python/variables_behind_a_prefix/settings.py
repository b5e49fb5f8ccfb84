import os


class Settings:
    def __init__(self, prefix):
        self.values = {}
        for name, value in os.environ.items():
            if name.startswith(prefix):
                self.values[self.short(name, prefix)] = value

    @staticmethod
    def short(name, prefix):
        return name.replace(prefix, "").lower()

    def token(self):
        # What is read is a copy under names of the program's own.
        return self.values["api_token"]  # expect: NFX203 (unseen: raises)
