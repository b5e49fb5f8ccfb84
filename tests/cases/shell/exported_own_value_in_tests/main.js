console.log(process.env.METRICS_BUCKET); // expect: NFX203
