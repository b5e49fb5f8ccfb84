from .base import Settings

__all__ = ["Settings"]
