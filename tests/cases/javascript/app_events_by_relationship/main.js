const Platform = require('./platform');

const targets = {};
const platform = new Platform();
platform.on('service:influxdb', (name, endpoint) => {
  targets[`${name}:target`] = `${endpoint.user}/${endpoint.bucket}`; // expect: NFX201 NFX202
});
platform.on('service:database', (name, endpoint) => {
  targets[`${name}:target`] = endpoint.user;
});
platform.on('ready', (state) => console.log(state.user, state.org));
platform.on('service', (endpoint) => console.log(endpoint.user));
platform.connect();
console.log(JSON.stringify(targets));
