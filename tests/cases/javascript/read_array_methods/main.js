const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
const all = Object.values(relationships).flat();
const influx = all.find((each) => each.rel === 'influxdb');
console.log(influx.user); // expect: NFX201
all.filter((each) => each.type.startsWith('influxdb:')).forEach((each) => {
  console.log(each.bucket); // expect: NFX202
});
console.log(relationships.influxdb.map((each) => each.org).join()); // expect: NFX202
console.log(relationships.influxdb.at(0).api_token); // expect: NFX202
