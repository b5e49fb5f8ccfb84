const { env } = require('node:process');
const url = `http://${env.INFLUXDB_USER}@${env.INFLUXDB_HOST}`; // expect: NFX203
console.log(url, env.INFLUXDB_API_TOKEN || 'none'); // expect: NFX203
