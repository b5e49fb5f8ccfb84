import enum

from platformshconfig import Config


class Relationship(str, enum.Enum):
    METRICS = "metrics"
    DATABASE = "database"


class Key(enum.Enum):
    USER = "user"
    HOST = "host"


creds = Config().credentials(Relationship.METRICS)
print(creds[Key.HOST.value])
print(creds[Key.USER.value])  # expect: NFX201
print(Config().credentials(Relationship.DATABASE.value)[Key.USER.value])
