def run(ep):
    return ep["query"]["org"]
