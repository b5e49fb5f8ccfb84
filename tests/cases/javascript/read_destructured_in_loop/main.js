const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
for (const { user, org } of relationships.influxdb) { // expect: NFX201 NFX202
  console.log(user, org);
}
