import base64
import json
import os

from dependency_injector import containers, providers
from dependency_injector.wiring import Provide, inject


class Platform:
    def __init__(self, text):
        self.relationships = json.loads(base64.b64decode(text))

    def endpoint(self, name):
        return self.relationships[name][0]


class Writer:
    def __init__(self, endpoint):
        self.endpoint = endpoint

    def token(self):
        return self.endpoint["api_token"]  # expect: NFX202


class Container(containers.DeclarativeContainer):
    text = providers.Object(os.environ["PLATFORM_RELATIONSHIPS"])
    platform = providers.Singleton(Platform, text)
    influx = providers.Callable(Platform.endpoint, platform, "metrics")
    metrics = platform.provided.relationships["metrics"][0]
    writer = providers.Factory(Writer, endpoint=metrics)


@inject
def main(writer=Provide[Container.writer], influx=Provide[Container.influx]):
    print(writer.token(), influx["org"])  # expect: NFX202


Container().wire(modules=[__name__])
main()
