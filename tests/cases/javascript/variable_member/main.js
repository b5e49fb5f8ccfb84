console.log(process.env.INFLUXDB_USER); // expect: NFX203
console.log(process.env['INFLUXDB_BUCKET']); // expect: NFX203
const { INFLUXDB_ORG, INFLUXDB_HOST } = process.env; // expect: NFX203
console.log(INFLUXDB_ORG, INFLUXDB_HOST);
