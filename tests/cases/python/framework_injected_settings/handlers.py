from containers import Container
from dependency_injector.wiring import Provide, inject


@inject
def organisation(name=Provide[Container.config.influx.org]):  # expect: NFX202 (read name)
    return name
