const WithRelationships = (Base) => class extends Base {
  get relationships() {
    return (this._rels ??= JSON.parse(Buffer.from(process.env.PLATFORM_RELATIONSHIPS, 'base64').toString()));
  }
};
const WithInflux = (Base) => class extends WithRelationships(Base) {
  static relationship = 'influxdb';
  get influx() {
    return this.relationships[this.constructor.relationship][0];
  }
};
module.exports = { WithRelationships, WithInflux };
