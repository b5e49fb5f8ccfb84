const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const influx = relationships.influxdb[0];
const field = (from, key) => from[key];
class Settings {
  constructor(from) { this.from = from; }
  get(key) { return this.from[key]; }
}
const settings = new Settings(influx);
for (const key of ['user']) console.log(key, field(influx, key)); // expect: NFX201
const out = {};
for (const key of ['user', 'host']) out[key] = settings.get(key); // expect: NFX201
for (const key of ['user']) process.env[`INFLUX_${key.toUpperCase()}`] = field(influx, key); // expect: NFX201
console.log(out.user, out.host, process.env.INFLUX_USER);
const KEYS = ['user', 'host']; // expect: NFX201
console.log(Object.fromEntries(KEYS.map((key) => [key, field(influx, key)])));
const JOINED = ['user', 'host']; // expect: NFX201
console.log(JOINED.join(), JOINED.map((key) => field(influx, key)));
for (const [key, name] of [['user', 'Login'], ['host', 'Server']]) console.log(key, name, field(influx, key)); // expect: NFX201
console.log(['user', 'host'].filter((key) => field(influx, key))); // expect: NFX201
const show = (key) => `${key}=${field(influx, key)}`;
console.log(show('user')); // expect: NFX201
