const short = Object.fromEntries(
  Object.entries(process.env)
    .filter(([name]) => name.startsWith('INFLUXDB_'))
    .map(([name, value]) => [name.slice(9).toLowerCase(), value]),
);
console.log(short.host, short.user); // expect: NFX203

const kept = {};
for (const [name, value] of Object.entries(process.env)) {
  if (name.startsWith('INFLUXDB_')) kept[name.replace('INFLUXDB_', '')] = value;
}
console.log(kept.BUCKET); // expect: NFX203
