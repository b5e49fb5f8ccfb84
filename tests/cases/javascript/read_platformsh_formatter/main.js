const config = require('platformsh-config').config();
config.registerFormatter('influx', (endpoint) => `${endpoint.user}@${endpoint.host}`); // expect: NFX201
config.registerFormatter('sql', ({ user, host }) => `${user}@${host}`);
console.log(config.formattedCredentials('influxdb', 'influx'), config.formattedCredentials('database', 'sql'));
