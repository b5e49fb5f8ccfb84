def endpoint: .metrics[0];
