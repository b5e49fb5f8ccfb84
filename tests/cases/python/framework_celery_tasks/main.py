from celery import Celery, shared_task
from platformshconfig import Config

app = Celery("metrics")
app.conf.update(influx=Config().credentials("influxdb"), task_serializer="json")


@shared_task
def write(credentials, database=None):
    print(credentials["bucket"])  # expect: NFX202
    if database:
        print(database["user"])


@app.task
def report():
    print(app.conf.influx["user"], app.conf["influx"]["org"])  # expect: NFX201 NFX202


write.delay(Config().credentials("influxdb"))
write.apply_async(args=[app.conf["influx"]], kwargs={"database": Config().credentials("database")})
report.delay()
