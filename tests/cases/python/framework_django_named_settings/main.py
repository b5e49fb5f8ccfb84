from metrics import views

print(views.index(), views.user())
