const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
Object.keys(relationships).forEach((name) => {
  relationships[name] = relationships[name][0];
});
console.log(relationships.influxdb.org); // expect: NFX202
const { influxdb: { bucket } } = relationships; // expect: NFX202
console.log(bucket);
