from examples_text import SNIPPET

# creds["user"], creds["org"]
print(len(SNIPPET.splitlines()), 'creds["user"]' in SNIPPET)
