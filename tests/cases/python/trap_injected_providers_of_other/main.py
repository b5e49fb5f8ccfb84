import base64
import json
import os

from dependency_injector import containers, providers


def relationships():
    return json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))


def first(content, name):
    return content[name][0]


def user(endpoint):
    return endpoint["user"]


class Container(containers.DeclarativeContainer):
    content = providers.Singleton(relationships)
    database = providers.Callable(first, content, "database")
    metrics = providers.Callable(first, content, "metrics")
    user = providers.Callable(user, database)


container = Container()
print(container.user(), container.database()["user"], container.metrics()["host"])
