import sys

for _key, _value in {"bucket": "own"}.items():
    setattr(sys.modules[__name__], _key, _value)
