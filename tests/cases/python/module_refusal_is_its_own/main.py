import report
import start

print(start.__name__, report.show())
