const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
function property(key) {
  return relationships.influxdb[0][key];
}
console.log(property('user')); // expect: NFX201
console.log(property('org')); // expect: NFX202
console.log(property('host'));
