from celery import Celery
from platformshconfig import Config

app = Celery("reports")
app.conf.metrics = Config().credentials("influxdb")


@app.task(bind=True)
def report(self, days):
    metrics = self.app.conf.metrics
    return days, metrics["org"]  # expect: NFX202


print(report.delay(3))
