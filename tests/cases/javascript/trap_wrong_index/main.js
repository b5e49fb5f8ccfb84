const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const [name] = Object.keys(relationships).filter((each) => each !== 'influxdb');
console.log(relationships[name][0].user);
console.log(relationships.influxdb.length, relationships.user, relationships.bucket);
