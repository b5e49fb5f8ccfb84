const relationships = JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString());
function user() {
  return this.user;
}
console.log(user.call({ user: relationships.influxdb[0].host }), user.bind(relationships.database[0])());
