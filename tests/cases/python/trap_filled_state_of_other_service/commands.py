from state import holder, state


def show():
    return state["metrics"]["user"], holder.endpoint["bucket"]
