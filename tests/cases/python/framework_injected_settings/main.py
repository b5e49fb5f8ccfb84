import base64
import json
import os

import handlers
from containers import Container


def main():
    relationships = json.loads(base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"]))
    container = Container()
    container.config.influx.from_dict(relationships["metrics"][0])
    container.config.influx.timeout.from_value(30)
    container.config.database.from_dict(relationships["database"][0])
    container.wire(modules=[handlers])
    writer = container.writer()
    print(handlers.organisation())  # read: name
    print(writer.host, writer.bucket, writer.timeout, container.user())


main()
