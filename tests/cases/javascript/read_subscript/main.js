const raw = process.env['PLATFORM_RELATIONSHIPS'];
const influx = JSON.parse(Buffer.from(raw, 'base64').toString('utf8'))['influxdb'][0];
console.log(influx["bucket"]); // expect: NFX202
console.log(influx['user'] + '@' + influx['host']); // expect: NFX201
console.log(influx[`api_token`]); // expect: NFX202
