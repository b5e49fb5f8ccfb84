from platformshconfig import Config

_NAMES = {"metrics": "influxdb", "database": "database"}


def __getattr__(name):
    if name in _NAMES:
        return Config().credentials(_NAMES[name])
    raise AttributeError(name)
