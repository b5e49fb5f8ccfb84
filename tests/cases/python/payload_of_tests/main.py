from credentials import report

print(report())
