console.log(process.env.INFLUXDB_USER ?? 'none', process.env.INFLUXDB_BUCKET ?? 'none');
const { INFLUXDB_ORG = 'acme' } = process.env;
console.log(INFLUXDB_ORG);
