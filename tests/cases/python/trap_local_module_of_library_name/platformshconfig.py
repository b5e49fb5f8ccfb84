class Config:
    """Our own settings, nothing of the platform's."""

    def credentials(self, name):
        return {"user": "ops", "org": name}
