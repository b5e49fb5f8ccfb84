const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
for (const [name, endpoints] of Object.entries(relationships)) relationships[name] = { ...endpoints[0], name };
console.log(relationships.influxdb.org, relationships.influxdb.name); // expect: NFX202
