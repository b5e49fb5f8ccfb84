const load = (env) => JSON.parse(Buffer.from((env || process.env).PLATFORM_RELATIONSHIPS, 'base64').toString());
const relationships = load();
const wanted = (name) => name.length > 3;
for (const name in relationships) {
  if (relationships.hasOwnProperty(name) && name === 'database') console.log(typeof relationships[name][0].user);
  if (wanted(name) && name !== 'influxdb') console.log(typeof relationships[name][0].org);
}
for (const [name, list] of Object.entries(relationships)) {
  if (!list.length || name === 'influxdb') continue;
  console.log(typeof list[0].bucket);
}
