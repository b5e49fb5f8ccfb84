from platformshconfig import Config

history = Config().credentials("history")
print(history["api_token"])  # expect: NFX202
