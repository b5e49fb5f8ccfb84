def make_state():
    made = dict(verbose=False)
    return made


state = make_state()
