from state import holder, state


def show():
    return state["metrics"]["bucket"], state["database"]["user"]  # expect: NFX202


def token():
    return holder.endpoint["api_token"]  # expect: NFX202
