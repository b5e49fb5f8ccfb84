from shop.platform import database


def owner():
    db = database()
    return f"{db['user']}@{db['host']}/{db['name']}"
