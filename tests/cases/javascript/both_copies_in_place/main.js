const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
for (const name in relationships) {
  relationships[name] = relationships[name].map((each) => ({ ...each, ...each.query, user: each.user || each.username }));
}
console.log(relationships.influxdb[0].org, relationships.influxdb[0].user); // allow: NFX290
