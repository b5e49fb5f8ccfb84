from platformshconfig import Config

history = Config().credentials("history")
print(history["host"], history["org"])  # expect: NFX202
