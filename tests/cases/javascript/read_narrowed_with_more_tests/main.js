const load = (env) => JSON.parse(Buffer.from((env || process.env).PLATFORM_RELATIONSHIPS, 'base64').toString());
const relationships = load();
const wanted = (name) => name.length > 3;
for (const name in relationships) {
  if (relationships.hasOwnProperty(name) && name === 'influxdb') console.log(relationships[name][0].user); // expect: NFX201
}
for (const [name, list] of Object.entries(relationships)) {
  if (!list || !wanted(name) || name !== 'influxdb') continue;
  console.log(list[0].bucket); // expect: NFX202
}
