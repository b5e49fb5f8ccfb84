.metrics[0][$key]
