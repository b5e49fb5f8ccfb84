console.log(process.env.METRICS_USER);
