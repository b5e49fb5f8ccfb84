"""What the platform gives, as objects: each takes what it knows and drops the rest."""


class Account:
    def __init__(
        self,
        host="",
        port=0,
        user="",  # expect: NFX201
        bucket="",  # expect: NFX202
        **_rest,
    ):
        self.label = f"{user}@{host}:{port}/{bucket}"


def space(*, org="", **_rest):  # expect: NFX202
    return org
