const { user, bucket } = JSON.parse(process.env.METRICS);
console.log(user, bucket);
