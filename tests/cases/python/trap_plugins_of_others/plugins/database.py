def run(ep):
    return ep["user"]
