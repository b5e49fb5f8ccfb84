def get(mapping, key):
    return mapping[key]  # read: a
