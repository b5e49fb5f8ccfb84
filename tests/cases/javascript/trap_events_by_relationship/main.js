const EventEmitter = require('events');

const services = new EventEmitter();
const held = new Map();
services.on('service:database', (endpoint) => console.log(endpoint.user));
services.on('influxdb', (session) => console.log(session.user, session.org));
services.on('service:influxdb', (endpoint) => held.set('service:influxdb', endpoint.host));

const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
for (const [name, [endpoint]] of Object.entries(relationships)) {
  services.emit(`service:${name}`, endpoint);
  held.set(`${name}:port`, endpoint.port);
}
services.emit('influxdb', { user: 'eve', org: 'acme' });
console.log(held.get('service:influxdb'), held.get('influxdb:port'), held.get('influxdb')?.user);
