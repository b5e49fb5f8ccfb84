from types import SimpleNamespace

state = {"verbose": False}
holder = SimpleNamespace()
