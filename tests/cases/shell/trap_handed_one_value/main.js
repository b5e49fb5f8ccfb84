const { INFLUX_BUCKET: bucket } = process.env;
console.log(bucket);
