from . import decode
from .services import influx
