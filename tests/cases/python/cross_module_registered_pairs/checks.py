CHECKS = []


def check(label):
    def wrap(function):
        CHECKS.append((label, function))
        return function

    return wrap
