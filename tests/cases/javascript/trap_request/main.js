const influx = require('platformsh-config').config().credentials('influxdb');
const handler = (request) => ({ user: request.user, org: request.body.org, host: influx.host });
console.log(JSON.stringify(handler({ user: 'u', body: { org: 'o' } })));
