const rels = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const safe = rels.influxdb.map(({ password, ...rest }) => rest);
console.log(JSON.stringify(safe[0].user), safe.length); // expect: NFX201
const found = [...rels.influxdb, ...rels.database].find(e => e.service === 'timedb');
console.log(found.org); // expect: NFX202
