process.env.INFLUXDB_BUCKET = 'own';
console.log(process.env.INFLUXDB_BUCKET);
