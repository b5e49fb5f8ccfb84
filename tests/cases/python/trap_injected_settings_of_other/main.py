import base64
import json
import os

from dependency_injector import containers, providers
from dependency_injector.wiring import Provide, inject


class Container(containers.DeclarativeContainer):
    config = providers.Configuration()
    user = providers.Callable(str, config.database.user)
    host = providers.Callable(str, config.influx.host)


@inject
def name(user=Provide[Container.config.database.user]):
    return user


relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
container = Container()
container.config.influx.from_dict(relationships["metrics"][0])
container.config.database.from_dict(relationships["database"][0])
container.wire(modules=[__name__])
print(container.user(), container.host(), name())
