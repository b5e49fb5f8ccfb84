from state import state


def info():
    each = state.metrics
    print(each.org, each.user)  # expect: NFX202 NFX201


def address():
    each = state.metrics
    print(f"{each.host}?bucket={each.bucket}")  # expect: NFX202


def account():
    user = state.links.database[0].user
    print(user)


info()
address()
account()
