from web import create_app

app = create_app()
for path in sorted(app.routes):
    print(path, app.routes[path]())
