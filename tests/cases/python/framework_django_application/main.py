from django.apps import apps

import metrics.apps
import views

apps.populate([metrics.apps.MetricsConfig, metrics.apps.AccountsConfig])
print(views.bucket(), views.user())
