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


def view_method_of_proxy():
    # the recording does not see a method that `getattr` took
    return proxy.get("bucket")  # expect: NFX202 (unseen: differs)


def view_in_capitals():
    return kept.in_capitals["API_TOKEN"]  # expect: NFX202
