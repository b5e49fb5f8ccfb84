from state import state


def show():
    return state["metrics"]["bucket"], state["database"]["user"], state["verbose"]  # expect: NFX202
