import click


def show_token():
    endpoint = click.get_current_context().obj
    print(endpoint["api_token"])  # expect: NFX202
