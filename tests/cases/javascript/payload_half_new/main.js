const { config } = require('./lib/config');

const half = { rel: 'influxdb', host: 'h', username: 'joe', org: 'acme' }; // expect: NFX204

console.log(config(), config({ PLATFORM_RELATIONSHIPS: Buffer.from(JSON.stringify({ influxdb: [half] })).toString('base64') }));
