from celery import shared_task
from platformshconfig import Config


@shared_task
def write(credentials):
    print(credentials["user"])


@shared_task
def write_new(credentials):
    print(credentials["username"])


write.delay(Config().credentials("database"))
write.apply_async(args=[{"user": Config().credentials("influxdb")["username"]}])
write_new.delay(Config().credentials("influxdb"))
