from platformshconfig import Config

STORE = Config().credentials("database")
