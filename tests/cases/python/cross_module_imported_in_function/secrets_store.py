from platformshconfig import Config

_config = Config()
credentials = _config.credentials
