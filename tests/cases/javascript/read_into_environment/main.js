const endpoint = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
Object.assign(process.env, { INFLUX_TOKEN: endpoint.api_token, INFLUX_ORG: endpoint.org }); // expect: NFX202 NFX202
process.env.INFLUX_BUCKET = endpoint.bucket; // expect: NFX202
console.log(process.env.INFLUX_TOKEN, process.env.INFLUX_ORG, process.env.INFLUX_BUCKET);
