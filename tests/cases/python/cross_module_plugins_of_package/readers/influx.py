from readers import reader


@reader
def bucket(ep):
    return ep["bucket"]  # expect: NFX202
