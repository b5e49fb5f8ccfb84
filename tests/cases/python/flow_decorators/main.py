import functools

from platformshconfig import Config


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("calling", function.__name__)
        return function(*args, **kwargs)

    return wrapper


@logged
@functools.cache
def credentials(name):
    return Config().credentials(name)


@logged
def token(endpoint):
    return endpoint["api_token"]  # expect: NFX202


print(credentials("influxdb")["host"])
print(token(credentials("influxdb")))
