import importlib
import pkgutil

READERS = {}


def reader(function):
    READERS[function.__name__] = function
    return function


def load():
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
