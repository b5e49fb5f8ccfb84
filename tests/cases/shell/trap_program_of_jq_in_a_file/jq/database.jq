.database[0] | "\(.user) \(.org)"
