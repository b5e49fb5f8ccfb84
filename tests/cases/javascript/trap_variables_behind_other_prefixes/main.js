const short = Object.fromEntries(
  Object.entries(process.env)
    .filter(([name]) => name.startsWith('PG_'))
    .map(([name, value]) => [name.slice(3).toLowerCase(), value]),
);
console.log(short.user);

const own = { user: 'me' };
for (const [name, value] of Object.entries(process.env)) {
  if (name.startsWith('INFLUXDB_')) own.last = value;
}
console.log(own.user);
