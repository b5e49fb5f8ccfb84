import base64
import json
import os
from functools import cached_property
from types import SimpleNamespace


class State:
    @cached_property
    def links(self):
        decoded = base64.b64decode(os.environ["PLATFORM_RELATIONSHIPS"])
        return json.loads(decoded, object_hook=lambda held: SimpleNamespace(**held))

    @cached_property
    def metrics(self):
        return self.links.metrics[0]


state = State()
