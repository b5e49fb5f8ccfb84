import json
import os


def relationship(name):
    return json.loads(os.environ["RELATIONS"])[name][0]
