const relationships = new Map(Object.entries(JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString())));
console.log(relationships.get('influxdb')[0].user); // expect: NFX201
const known = new Map();
known.set('metrics', relationships.get('influxdb')[0]);
for (const [name, endpoint] of known) console.log(name, endpoint.org); // expect: NFX202
