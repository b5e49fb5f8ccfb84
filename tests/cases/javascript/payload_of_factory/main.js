const { config } = require('./lib/config');

const env = (relationships) => ({ PLATFORM_RELATIONSHIPS: Buffer.from(JSON.stringify(relationships)).toString('base64') });
const endpoint = (others = {}) => ({ rel: 'influxdb', host: 'h', user: 'joe', org: 'acme', ...others }); // expect: NFX204

console.log(config(), config(env({ influxdb: [endpoint({ host: 'other' })] })), config(env({})));
