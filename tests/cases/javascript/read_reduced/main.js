const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const first = Object.entries(rels).reduce((all, [name, [endpoint]]) => ({ ...all, [name]: endpoint }), {});
console.log(first.influxdb.user, first.database.user); // expect: NFX201
const flat = Object.fromEntries(Object.entries(rels).map(([name, list]) => [name, list[0]]));
console.log(flat.influxdb.org, flat.database.user); // expect: NFX202
