function Influx(relationships) {
  this.endpoint = relationships.influxdb[0];
}
Influx.prototype.bucket = function () {
  return this.endpoint.bucket; // expect: NFX202
};
const made = new Influx(JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()));
console.log(made.bucket());
