import kept
from kept import fetch, pairs, proxy, take


def view_method():
    return take("org"), kept.take_of_database("user")  # expect: NFX202


def view_pairs():
    return dict(pairs)["bucket"]  # expect: NFX202


def view_partial():
    return fetch("org"), kept.fetch_of_database("user")  # expect: NFX202 (read b)


def view_proxy():
    return proxy["org"], kept.proxy_of_database["user"]  # expect: NFX202 (read a)


def view_in_capitals():
    # the recording does not know the copy's keys
    return kept.in_capitals["API_TOKEN"]  # expect: NFX202 (unseen: raises)
