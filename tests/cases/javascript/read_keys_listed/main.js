const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
const values = ['user', 'host'].map((key) => endpoint[key]); // expect: NFX201
console.log(values.join(' '));
