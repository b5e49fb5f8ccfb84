const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
for (const [name, endpoints] of Object.entries(relationships)) {
  for (const endpoint of endpoints) {
    if (endpoint.rel === 'influxdb') {
      console.log(name, endpoint.user); // expect: NFX201
    }
  }
}
for (const name in relationships) {
  if (name !== 'influxdb') continue;
  console.log(relationships[name][0].org); // expect: NFX202
}
