const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
let found;
outer: for (const list of Object.values(relationships)) {
  for (const each of list) {
    if (each.type.indexOf('influxdb') !== 0 && each.rel !== 'influxdb') continue outer;
    found = each;
    break outer;
  }
}
console.log(found.host);
console.log(relationships.influxdb[0].user); // expect: NFX201
