const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, "base64").toString());

const waiting = [relationships.influxdb[0]];
let endpoint;
while ((endpoint = waiting.shift())) {
  console.log(endpoint.user); // expect: NFX201
}

const more = [relationships.influxdb[0]];
for (let each; (each = more.pop()) !== undefined; ) {
  console.log(each.org); // expect: NFX202
}
