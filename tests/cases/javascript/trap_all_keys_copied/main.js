const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const out = {};
for (const [name, [endpoint]] of Object.entries(rels)) {
  for (const [key, value] of Object.entries(endpoint)) out[`${name}_${key}`.toUpperCase()] = value;
}
console.log(out.INFLUXDB_HOST, out.DATABASE_USER);
