from app.metrics.client import login, token

print(login(), token())
