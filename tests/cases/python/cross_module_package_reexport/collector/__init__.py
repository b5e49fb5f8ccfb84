from .platform import influx, redis

__all__ = ["influx", "redis"]
