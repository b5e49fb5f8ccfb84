.metrics[0].org
