const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const field = (from, key) => from[key];
const KEYS = ['user', 'password'];
console.log(KEYS.join(), Object.fromEntries(KEYS.map((key) => [key, field(relationships.database[0], key)])));
for (const key of ['host', 'port']) console.log(key, field(relationships.influxdb[0], key));
const show = (key) => `${key}=${field(relationships.database[0], key)}`;
console.log(show('user'));
