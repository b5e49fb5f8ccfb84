import views

print(*(getattr(views, name)() for name in sorted(vars(views)) if name.startswith("view_")))
