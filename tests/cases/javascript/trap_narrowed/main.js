const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
for (const [name, [endpoint]] of Object.entries(relationships)) {
  if (endpoint.rel === 'influxdb') continue;
  console.log(name, endpoint.user);
}
const sql = Object.values(relationships).flat().find(({ scheme }) => scheme === 'pgsql');
console.log(sql.user);
