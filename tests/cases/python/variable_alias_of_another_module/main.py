import settings

made = settings.Fallback()
print(made.host, made.account, made.place)
