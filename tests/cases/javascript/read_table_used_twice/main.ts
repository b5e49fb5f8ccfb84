enum Key {
  Host = 'host',
  User = 'user',
}
const VARIABLES: Record<string, string> = {
  INFLUX_HOST: 'host',
  INFLUX_TOKEN: 'api_token', // expect: NFX202
};
const endpoint: Record<string, string> = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()).influxdb[0];
for (const [name, key] of Object.entries(VARIABLES)) console.log(name, key, endpoint[key]);
console.log(Key.User, endpoint[Key.User], endpoint[Key.Host]); // expect: NFX201
const missing = ['org', 'bucket'].filter((key) => !endpoint[key]); // expect: NFX202 NFX202
if (missing.length) throw new Error(missing.join());
