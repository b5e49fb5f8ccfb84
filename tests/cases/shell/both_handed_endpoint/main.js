const metrics = JSON.parse(process.env.METRICS ?? "{}");
console.log(metrics.username ?? metrics.user, (metrics.query ?? metrics).bucket);
