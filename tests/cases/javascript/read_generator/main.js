function* endpoints() {
  const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
  yield* relationships.influxdb;
}
for (const endpoint of endpoints()) console.log(endpoint.user); // expect: NFX201
console.log([...endpoints()][0].bucket); // expect: NFX202
